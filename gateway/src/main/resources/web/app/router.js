/**
 * Which page an address names. The gateway answers all of these with the same shell
 * (`ConsolePages`), so that each can be bookmarked, sent to a colleague and loaded again.
 */

const PAGES = new Map([
  ['', 'now'],
  ['change', 'change'],
  ['build', 'build'],
  ['rollout', 'rollout'],
  ['environments', 'environments'],
  ['toggles', 'toggles'],
]);

/**
 * @param {string} path for example `/change/shop/7`
 * @returns {{page: string, id: string}} the page's name, and of what: `shop/7`; empty for all
 */
export function routeOf(path) {
  const [first, ...rest] = path.split('/').filter(Boolean).map(decode);
  return { page: PAGES.get(first ?? '') ?? 'nowhere', id: rest.join('/') };
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The address of a page: `href('change', 'shop/7')` → `/change/shop/7`. */
export const href = (page, id = '') => `/${[page, ...id.split('/')].filter(Boolean).map(encodeURIComponent).join('/')}`;

/** Of a link that another page of the console answers; nothing for every other link and click. */
export function addressOf(click) {
  if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) {
    return undefined;
  }
  const link = click.target.closest?.('a[href]');
  if (!link || link.target || link.origin !== location.origin || routeOf(link.pathname).page === 'nowhere') {
    return undefined;
  }
  return link.pathname === location.pathname && link.hash ? undefined : link.pathname + link.search + link.hash;
}
