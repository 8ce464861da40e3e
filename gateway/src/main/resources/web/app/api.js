/** What services answer, as JSON; what they refuse, as an error in their own words. */

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

/** @param {string} path for example `/api/build/builds` */
export const get = (path) => answer(path, { headers: { accept: 'application/json' } });

/** Nothing where there is no such thing. */
export async function find(path) {
  try {
    return await get(path);
  } catch (e) {
    if (e.status === 404) {
      return undefined;
    }
    throw e;
  }
}

export const post = (path, body) =>
  answer(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

async function answer(path, request) {
  const response = await fetch(path, request);
  if (!response.ok) {
    throw new Refused(response.status, await problem(response));
  }
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

/** RFC 9457, or what can be said without it. */
async function problem(response) {
  try {
    const body = await response.json();
    return body.detail ?? body.title;
  } catch {
    return `the gateway answered ${response.status}`;
  }
}

/** Each segment of an id in a path: `shop/7` stays two. */
export const inPath = (id) => id.split('/').map(encodeURIComponent).join('/');
