import { html } from 'lit';
import { empty } from '../command.js';
import { evidenceCurve, measureOf } from '../rollout/evidence.js';
import { ribbons } from '../rollout/ribbons.js';
import { href } from '../router.js';
import { mark, since } from '../words.js';

/** So many fit beside the line of changes. */
const MOST = 4;

/** The newest rollouts to environments that stay: their weights, and the evidence that decided. */
export function rolloutsBeside(state, now) {
  const latest = [...state.rollouts.values()]
    .filter((rollout) => !state.onDemand.has(rollout.environment))
    .sort((a, b) => (b.startedAt ?? b.at) - (a.startedAt ?? a.at))
    .slice(0, MOST);
  return latest.length === 0
    ? empty('Nothing is being rolled out. See what was:', 'threeways deploy list')
    : latest.map((rollout) => small(rollout, now));
}

function small(rollout, now) {
  const last = rollout.judgements.at(-1);
  const measure = last && measureOf(last.evidence, last.measure);
  const until = rollout.ended ? rollout.at : now;
  return html`
    <article class="rollout" data-mood=${rollout.mood}>
      <h3>
        ${mark(rollout.mood)} <a href=${href('rollout', rollout.id)}>${rollout.application}</a>
        <span class="branch">${rollout.environment}</span> <span class="word">${rollout.word}</span>
      </h3>
      ${ribbons(rollout.weights, until, 'small')} ${measure ? evidenceCurve(measure, 'small') : ''}
      <p class="reason">${rollout.reason ?? last?.rule ?? ''}</p>
      <p class="who">
        <span>${(rollout.changes ?? []).map(({ change }) => html`<a href=${href('change', change)}>${change}</a> `)}</span>
        <time>${since(until - (rollout.startedAt ?? rollout.at))}</time>
      </p>
    </article>
  `;
}
