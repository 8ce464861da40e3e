import { html } from 'lit';
import { href } from '../router.js';
import { laneOf } from '../state.js';
import { ago, mark, since } from '../words.js';

/** What leads to the DONE states, and they, from left to right. */
const LANES = [
  { key: 'pushed', title: 'on its way', hint: 'pushed, being built and tested' },
  { key: 'finished', title: 'finished', hint: 'tests pass on a production-like environment' },
  { key: 'integrated', title: 'integrated', hint: 'on main, main green, artifact published' },
  { key: 'deployed', title: 'deployed', hint: 'serves all traffic in production' },
];

/** The line of changes: a card moves to the right, and says in which step it is and for how long. */
export const line = (state, now) => LANES.map((lane) => column(lane, [...state.changes.values()], now));

function column(lane, cards, now) {
  const inIt = cards.filter((card) => laneOf(card) === lane.key).sort((a, b) => b.at - a.at);
  return html`
    <div class="lane" data-lane=${lane.key}>
      <h2>${lane.title} <span class="count">${inIt.length}</span></h2>
      <p class="hint">${lane.hint}</p>
      ${inIt.map((card) => cardOf(card, now))}
    </div>
  `;
}

const cardOf = (card, now) => html`
  <article class="card" data-mood=${card.mood}>
    <h3>${mark(card.mood)} <a href=${href('change', card.id)}>${card.title ?? card.id}</a></h3>
    <p class="step">${card.step} <span class="long">for ${since(now - card.stepAt)}</span></p>
    <p class="who"><span>${card.id} · ${name(card.author)}</span><time>${ago(now - card.at)}</time></p>
  </article>
`;

/** `Ada <ada@example.org>` → `Ada`. */
const name = (author) => (author ?? '').replace(/\s*<.*/, '');
