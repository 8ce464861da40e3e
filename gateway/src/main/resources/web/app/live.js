/**
 * Events from the log: what was, then what comes. The browser's EventSource keeps the position and
 * sends it as Last-Event-ID when it connects again.
 */
import { get } from './api.js';

const HISTORY = '/api/learning/events?latest=1000';
const LIVE = '/api/learning/live';

/**
 * @param {{event: (document: object) => void, connection: (word: 'live' | 'lost' | 'forbidden') => void}} listener
 * @returns {Promise<void>} when the history was told
 */
export async function follow(listener) {
  const { events, position } = await history(listener);
  events.forEach((entry) => listener.event(entry.event));
  if (position === undefined) {
    return;
  }
  const source = new EventSource(`${LIVE}?after=${position}`);
  source.onopen = () => listener.connection('live');
  source.onerror = () => listener.connection('lost');
  source.addEventListener('event', (message) => listener.event(JSON.parse(message.data)));
}

async function history(listener) {
  try {
    return await get(HISTORY);
  } catch (e) {
    if (e.status === 401 || e.status === 403) {
      listener.connection('forbidden');
      return { events: [] };
    }
    throw e;
  }
}
