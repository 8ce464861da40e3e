import { html, nothing } from 'lit';
import { command, empty } from '../command.js';
import { mark, short, when } from '../words.js';

const STATES = {
  untouched: { mood: 'trial', words: 'never configured yet' },
  'in-step': { mood: 'well', words: 'as its repository says' },
  drifted: { mood: 'broken', words: 'drifted' },
  halfway: { mood: 'broken', words: 'halfway' },
  unknown: { mood: 'risk', words: 'not known' },
};

/** Machines that a repository describes: whether they still are as it says. */
export function configured(all, now) {
  return all.length === 0
    ? empty('No environment is configured from a repository. Let one be:', 'threeways env configure production --from infra')
    : all.map((one) => card(one, now));
}

/** In two words. */
export const standing = ({ state }) => html`${mark(STATES[state].mood)} ${STATES[state].words}`;

function card(one, now) {
  const { mood, words } = STATES[one.state];
  return html`
    <article class="demand" data-mood=${mood}>
      <h3>${mark(mood)} ${one.environment} <span class="word">${words}</span> <span class="branch">by ${one.repository}${one.commit ? ` at ${short(one.commit)}` : ''}</span></h3>
      <p class="quiet">${one.seenAt ? html`looked at ${when(one.seenAt, now)}` : nothing} ${one.detail ?? nothing}</p>
      ${one.open.map((run) => html`<p>${mark('trial')} ${run.kind} of ${short(run.commit)} with ${run.tool} ${run.state === 'running' ? 'is under way' : 'waits'}</p>`)}
      ${one.differences.map(
        (difference) => html`<details open>
          <summary>${difference.what} ${difference.where ? html`<code>${difference.where}</code>` : nothing}</summary>
          ${side('is', difference.before)} ${side('should be', difference.after)}
        </details>`,
      )}
      <p class="ways">${command(`threeways env drift ${one.environment}`)} ${command(`threeways env apply ${one.environment}`)}</p>
    </article>
  `;
}

const side = (words, text) => (text ? html`<p class="side"><span class="quiet">${words}</span></p><pre>${text}</pre>` : nothing);
