import { html } from 'lit';
import { href } from '../router.js';
import { short, tail } from '../words.js';

const BUILD = /([\w.-]+\/\d+)(?:\?.*)?$/;
const PLACES = {
  build: (value) => BUILD.test(value) && link(href('build', BUILD.exec(value)[1]), BUILD.exec(value)[1]),
  deployment: (value) => link(href('rollout', value), tail(value)),
  environment: (value) => link(`${href('environments')}#${encodeURIComponent(value)}`, value),
  toggle: (value) => link(`${href('toggles')}#${encodeURIComponent(value)}`, value),
  judgement: (value) => link(`/api/learning/events/${encodeURIComponent(value)}`, tail(value), true),
  digest: (value) => link(`/api/build/artifacts/${encodeURIComponent(value)}`, short(value), true),
  commit: (value, story) => link(`/api/build/repositories/${encodeURIComponent(story.repository)}/commits/${encodeURIComponent(value)}/files`, short(value), true),
};

/** One thing that a step rests on, as a link to where it is shown. */
export const evidence = (name, value, story) => PLACES[name]?.(value, story) || html`<code>${value}</code>`;

const link = (address, words, raw = false) =>
  raw ? html`<a href=${address} target="_blank" rel="noopener"><code>${words}</code></a>` : html`<a href=${address}>${words}</a>`;
