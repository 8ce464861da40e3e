import './rollout.css';
import { html, nothing } from 'lit';
import { find, get, post } from '../api.js';
import { command, empty } from '../command.js';
import { Page } from '../page.js';
import { href } from '../router.js';
import { count, lasted, mark, millisOf, since, tail, when } from '../words.js';
import { countsTable, curveTable } from './tables.js';
import { evidenceCurve, measuresNow, measuresOf } from './evidence.js';
import { ribbons } from './ribbons.js';
import { STATES, actionsOf } from './states.js';

/** While on trial the evidence grows by the look, and no event tells of each. */
const LOOK_MILLIS = 2000;

const concerns = (kind) => /^(deploy|traffic|service)\./.test(kind);
const stateOf = (deployment) => STATES[deployment.state] ?? { mood: 'trial', words: deployment.state };
const path = (id) => `/api/deploy/deployments/${encodeURIComponent(id)}`;

/** Is the new version well? */
class Rollout extends Page {
  concerns(kind) {
    return concerns(kind);
  }

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(() => this.data && !this.data.deployment.over && this.load(), LOOK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.looking);
  }

  /** Evidence is another service's: what runs is told without it. */
  async read() {
    const id = encodeURIComponent(this.of);
    const [deployment, judgements] = await Promise.all([
      get(path(this.of)),
      get(`/api/telemetry/judgements?deployment=${id}`).catch(() => undefined),
    ]);
    const standing = deployment.over ? undefined : await find(`/api/telemetry/judgements/${id}/now`).catch(() => undefined);
    return { deployment, judgements, standing };
  }

  answer() {
    const deployment = this.data?.deployment;
    if (!deployment) {
      return 'Is the new version well?';
    }
    const { words } = stateOf(deployment);
    const share = deployment.over ? '' : `, ${deployment.weight} % of the traffic`;
    return `${deployment.application} in ${deployment.environment}: the new version ${words}${share}`;
  }

  body() {
    const { deployment } = this.data;
    return html`
      ${this.facts(deployment)} ${deployment.holds.map((hold) => this.hold(deployment, hold))} ${this.actions(deployment)}
      <section aria-label="Weights"><h2>Who served the requests</h2>${this.weights(deployment)}</section>
      ${this.evidence()}
      <section><h2>What was done, and why</h2>${this.moments(deployment)}</section>
      <section aria-label="Changes">
        <h2>It carries ${count(deployment.changes.length, 'change')}</h2>
        ${deployment.changes.map((change) => html`<p><a href=${href('change', change.change)}>${change.change}</a> ${change.title}, by ${change.author}</p>`)}
      </section>
    `;
  }

  facts(deployment) {
    const { mood, words } = stateOf(deployment);
    const until = deployment.deadline;
    return html`
      <p class="facts">
        <span>${mark(mood)} ${words}</span>
        <span>${deployment.strategy}${deployment.wayBack ? ', the way back' : ''}</span>
        <span>build <a href=${href('build', deployment.artifact.build)}>${deployment.artifact.build}</a>
          ${deployment.stable ? html`beside <a href=${href('build', deployment.stable.build)}>${deployment.stable.build}</a>` : ', the first one there'}</span>
        <span>asked for ${when(deployment.requestedAt, this.now)}${deployment.requestedBy ? ` by ${deployment.requestedBy}` : ''}</span>
        ${until ? html`<span>step ${deployment.step} ${Date.parse(until) > this.now ? `decides within ${since(Date.parse(until) - this.now)}` : 'is at its end'}</span>` : nothing}
      </p>
    `;
  }

  hold(deployment, hold) {
    const { id } = deployment;
    const permit = hold.gate === 'approval' ? `approve ${id}` : `override ${id} --gate ${hold.gate}`;
    return html`<p class="hold">${mark('risk')} held by ${hold.gate}: ${hold.reason}
      ${command(`threeways deploy ${permit} --reason '…'`)}</p>`;
  }

  actions(deployment) {
    const all = actionsOf(deployment);
    return all.length === 0
      ? nothing
      : html`<p class="actions" role="group" aria-label="Actions">
          ${all.map(
            ({ verb, title, hint }) => html`<span class="action">
              <button type="button" title=${hint} @click=${() => this.act(() => post(`${path(deployment.id)}/${verb}`))}>${title}</button>
              ${command(`threeways deploy ${verb} ${deployment.id}`)}
            </span>`,
          )}
        </p>`;
  }

  weights(deployment) {
    const began = deployment.history.findIndex((moment) => moment.weight > 0);
    if (began < 0) {
      return html`<p class="empty">The new version has had no traffic${deployment.over ? '' : ' yet'}.</p>`;
    }
    const shifts = deployment.history
      .slice(Math.max(0, began - 1))
      .map((moment) => ({ at: Date.parse(moment.at), share: moment.weight }))
      .filter((moment, i, all) => i === 0 || moment.share !== all[i - 1].share);
    return ribbons(shifts, deployment.endedAt ? Date.parse(deployment.endedAt) : this.now);
  }

  evidence() {
    const { standing, judgements } = this.data;
    const last = judgements?.at(-1)?.customData;
    if (!standing && !last) {
      const why = judgements ? 'No verdict: nothing was judged here' : 'The verdict cannot be read now: telemetry-service does not answer';
      return html`<section aria-label="Evidence"><h2>Evidence</h2><p class="empty">${why}.</p></section>`;
    }
    const measures = (standing ? measuresNow(standing) : measuresOf(last.evidence)).filter((one) => one.curve.length > 0);
    const { decision, rule } = standing ?? last;
    const assumptions = standing ? standing.assumptions : last.evidence.assumptions;
    return html`
      <section aria-label="Evidence">
        <h2>Evidence <span class="count">${standing ? `after ${count(standing.looks, 'look')}` : `that decided after ${count(last.evidence.looks, 'look')}`}</span></h2>
        <p class="verdict"><b>${decision.toLowerCase().replaceAll('_', ' ')}</b> ${rule}</p>
        <div class="measures">
          ${measures.map((measure) => html`<article><h3>${measure.measure}</h3>${evidenceCurve(measure)}${curveTable(measure)}</article>`)}
        </div>
        ${countsTable(measures)}
        ${assumptions.length > 0 ? html`<p class="quiet">It rests on: ${assumptions.join('; ')}.</p>` : nothing}
        <p class="quiet">${(judgements ?? []).map(({ context }, i) => html`<a href="/api/learning/events/${context.id}" target="_blank" rel="noopener">verdict ${i + 1}</a> `)}</p>
      </section>
    `;
  }

  moments(deployment) {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Moments">
        <table>
          <thead><tr><th>when</th><th>state</th><th class="number">candidate</th><th class="number">for</th><th>why</th></tr></thead>
          <tbody>
            ${deployment.history.map(
              (moment) => html`<tr>
                <td>${when(moment.at, this.now)}</td>
                <th scope="row">${mark(stateOf(moment).mood)} ${stateOf(moment).words}</th>
                <td class="number">${moment.weight} %</td>
                <td class="number">${moment.duration ? lasted(millisOf(moment.duration)) : ''}</td>
                <td>${moment.reason}${moment.requestedBy ? `, asked for by ${moment.requestedBy}` : ''}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }
}

/** What is being rolled out, and what was? */
class Rollouts extends Page {
  concerns(kind) {
    return concerns(kind);
  }

  read() {
    return get('/api/deploy/deployments?limit=50');
  }

  answer() {
    if (!this.data) {
      return 'Rollouts';
    }
    const running = this.data.filter((deployment) => !deployment.over).length;
    return running > 0 ? `${count(running, 'rollout')} under way` : 'Nothing is being rolled out';
  }

  body() {
    if (this.data.length === 0) {
      return empty('Nothing was ever deployed. A green main with a deploy section is:', 'git push threeways main');
    }
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Rollouts">
        <table>
          <thead><tr><th>application</th><th>environment</th><th>state</th><th>build</th><th>changes</th><th>asked for</th></tr></thead>
          <tbody>
            ${this.data.map(
              (one) => html`<tr>
                <th scope="row"><a href=${href('rollout', one.id)}>${one.application} ${tail(one.id)}</a></th>
                <td>${one.environment}</td>
                <td>${mark(stateOf(one).mood)} ${stateOf(one).words}${one.over ? '' : `, ${one.weight} %`}</td>
                <td><a href=${href('build', one.artifact.build)}>${one.artifact.build}</a></td>
                <td>${one.changes.map(({ change }) => html`<a href=${href('change', change)}>${change}</a> `)}</td>
                <td>${when(one.requestedAt, this.now)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="ways">In a terminal: ${command('threeways deploy list')}</p>
    `;
  }
}

customElements.define('tw-rollout', Rollout);
customElements.define('tw-rollouts', Rollouts);
