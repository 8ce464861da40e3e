/**
 * Events from the log: what was, then what comes. The browser's EventSource keeps the position and
 * sends it as Last-Event-ID when it connects again.
 */
import { get } from './api.js';

const HISTORY = '/api/learning/events?latest=1000';
const LIVE = '/api/learning/live';
const AGAIN_MILLIS = 3000;

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
  listen(position, listener);
}

function listen(position, listener) {
  const source = new EventSource(`${LIVE}?after=${position}`);
  let last = position;
  source.onopen = () => listener.connection('live');
  source.onerror = () => {
    listener.connection('lost');
    // Of a broken connection the browser makes a new one, but not where it was refused, as when a
    // person has too many pages open.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(last, listener), AGAIN_MILLIS);
    }
  };
  source.addEventListener('event', (message) => {
    last = message.lastEventId || last;
    listener.event(JSON.parse(message.data));
  });
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
