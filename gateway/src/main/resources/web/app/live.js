/**
 * Events from the log: what was, then what comes. The browser's EventSource keeps the position and
 * sends it as Last-Event-ID when it connects again.
 */

const HISTORY = '/api/learning/events?latest=1000';
const LIVE = '/api/learning/live';

/**
 * @param {{event: (document: object) => void, connection: (word: 'live' | 'lost' | 'forbidden') => void}} listener
 * @returns {Promise<() => void>} stops listening
 */
export async function follow(listener) {
  const response = await fetch(HISTORY, { headers: { accept: 'application/json' } });
  if (response.status === 401 || response.status === 403) {
    listener.connection('forbidden');
    return () => {};
  }
  if (!response.ok) {
    throw new Error(await problem(response));
  }
  const { events, position } = await response.json();
  events.forEach((entry) => listener.event(entry.event));

  const source = new EventSource(`${LIVE}?after=${position}`);
  source.onopen = () => listener.connection('live');
  source.onerror = () => listener.connection('lost');
  source.addEventListener('event', (message) => listener.event(JSON.parse(message.data)));
  return () => source.close();
}

async function problem(response) {
  try {
    const body = await response.json();
    return body.detail ?? body.title;
  } catch {
    return `the gateway answered ${response.status}`;
  }
}
