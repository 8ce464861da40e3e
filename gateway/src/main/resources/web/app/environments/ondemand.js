import { html, nothing } from 'lit';
import { command, empty } from '../command.js';
import { href } from '../router.js';
import { count, mark, since, when } from '../words.js';

const MOODS = { creating: 'trial', ready: 'well', failed: 'broken', closing: 'risk', deleted: 'risk' };
/** Deleted ones are told of, a few. */
const MOST_DELETED = 5;

/** Whose they are, how long they have been there and stay, and in what they are not like the other. */
export function onDemand(all, now) {
  const open = all.filter((one) => one.state !== 'deleted');
  const deleted = all.filter((one) => one.state === 'deleted').slice(0, MOST_DELETED);
  return html`
    ${open.length === 0
      ? empty('None is open. Make one like production:', 'threeways env create shop sha256:…')
      : open.map((one) => card(one, now))}
    ${deleted.length > 0
      ? html`<details><summary>deleted lately</summary>${deleted.map((one) => html`<p>${one.name}, of ${owner(one)}, ${when(one.deletedAt, now)}: ${one.reason}</p>`)}</details>`
      : nothing}
  `;
}

const owner = (one) => (one.build ? html`<a href=${href('build', one.build)}>build ${one.build}</a>` : (one.requestedBy ?? 'nobody'));

/** In a line: whose, how long it stays, and whether it is like the other. */
export const inShort = (one, now) => html`of ${owner(one)}${one.until ? `, ${remaining(one, now)}` : ''}, ${count(one.differences.length, 'difference')}`;

const remaining = ({ until }, now) => (Date.parse(until) > now ? `${since(Date.parse(until) - now)} left` : 'its time is over');

function card(one, now) {
  return html`
    <article class="demand" data-mood=${MOODS[one.state]}>
      <h3>${mark(MOODS[one.state])} ${one.name} <span class="word">${one.state}</span> <span class="branch">like ${one.like}</span></h3>
      <p>of ${owner(one)}, opened ${when(one.openedAt, now)}${one.host ? html`, at <code>${one.host}</code>` : nothing}</p>
      ${left(one, now)} ${one.reason ? html`<p class="reason">${one.reason}</p>` : nothing}
      ${one.hindrance ? html`<p class="reason">${mark('risk')} ${one.hindrance}</p>` : nothing}
      ${differences(one)}
      <p class="ways">${command(`threeways env extend ${one.name} --ttl 1h`)} ${command(`threeways env delete ${one.name}`)}</p>
    </article>
  `;
}

/** Its life as a bar, with what is left of it. */
function left(one, now) {
  if (!one.until) {
    return nothing;
  }
  const from = Date.parse(one.openedAt);
  const until = Date.parse(one.until);
  const lived = Math.min(1, Math.max(0, (now - from) / Math.max(1, until - from)));
  return html`<p class="left"><span class="life" aria-hidden="true"><span style="width:${lived * 100}%"></span></span>
    ${remaining(one, now)}</p>`;
}

const differences = (one) =>
  one.differences.length === 0
    ? html`<p class="quiet">no difference to ${one.compared ?? one.like}</p>`
    : html`<details>
        <summary>${count(one.differences.length, 'difference')} to ${one.compared ?? one.like}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Differences of ${one.name}">
          <table>
            <thead><tr><th>what</th><th>there</th><th>here</th></tr></thead>
            <tbody>${one.differences.map(({ what, there, here }) => html`<tr><th scope="row">${what}</th><td>${there}</td><td>${here}</td></tr>`)}</tbody>
          </table>
        </div>
      </details>`;
