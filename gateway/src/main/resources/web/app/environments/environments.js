import './environments.css';
import { html, nothing } from 'lit';
import { get } from '../api.js';
import { empty } from '../command.js';
import { Page } from '../page.js';
import { href } from '../router.js';
import { count, mark, short } from '../words.js';
import { configured, standing } from './configured.js';
import { inShort, onDemand } from './ondemand.js';

const PRODUCTION = 'production';
const OVER = new Set(['deleted']);

/** What runs where, and how does it differ from production? */
class Environments extends Page {
  concerns(kind) {
    return /^(environment|deploy|traffic|service)\./.test(kind);
  }

  async read() {
    const [environments, applications, configurations] = await Promise.all([
      get('/api/deploy/environments'),
      get('/api/deploy/applications'),
      get('/api/deploy/configurations'),
    ]);
    return { environments, applications, configurations };
  }

  answer() {
    if (!this.data) {
      return 'What runs where?';
    }
    const open = this.data.environments.filter((one) => !OVER.has(one.state));
    const drifted = this.data.configurations.filter((one) => one.state === 'drifted').map((one) => one.environment);
    if (drifted.length > 0) {
      return `${drifted.join(', ')} drifted: changed, and no commit says so`;
    }
    const demanded = open.filter((one) => one.kind === 'on-demand').length;
    const stay = open.length - demanded;
    return stay + demanded === 0
      ? 'No environment yet'
      : `${count(stay, 'environment')} that ${stay === 1 ? 'stays' : 'stay'}, ${demanded} on demand`;
  }

  body() {
    const { environments, configurations } = this.data;
    const demanded = environments.filter((one) => one.kind === 'on-demand');
    return html`
      ${this.grid()}
      <section aria-label="Environments on demand"><h2>On demand</h2>${onDemand(demanded, this.now)}</section>
      <section aria-label="Configuration"><h2>Configuration</h2>${configured(configurations, this.now)}</section>
    `;
  }

  /** Production first: the others are compared with it. */
  grid() {
    const { environments, applications } = this.data;
    const names = environments
      .filter((one) => !OVER.has(one.state))
      .map((one) => one.name)
      .sort((a, b) => Number(b === PRODUCTION) - Number(a === PRODUCTION) || a.localeCompare(b));
    const columns = [...new Set(applications.map((one) => one.application))].sort();
    if (names.length === 0) {
      return empty('The first deployment makes one. A green main with a deploy section is deployed:', 'git push threeways main');
    }
    const at = (environment, application) =>
      applications.find((one) => one.environment === environment && one.application === application);
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Applications by environment">
        <table class="grid">
          <thead><tr><th>environment</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
          <tbody>
            ${names.map(
              (name) => html`<tr id=${name}>
                <th scope="row">${name} ${this.about(name)}</th>
                ${columns.map((application) => html`<td>${this.cell(at(name, application), at(PRODUCTION, application))}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  /** Whose it is and how long it stays; and whether its machine is as its repository says. */
  about(name) {
    const environment = this.data.environments.find((one) => one.name === name);
    const configuration = this.data.configurations.find((one) => one.environment === name);
    return html`
      ${environment.kind === 'on-demand' ? html`<br><span class="quiet">${inShort(environment, this.now)}</span>` : nothing}
      ${configuration ? html`<br><span class="quiet">${standing(configuration)}</span>` : nothing}
    `;
  }

  cell(place, production) {
    if (!place || !(place.stable ?? place.candidate ?? place.rollout)) {
      return html`<span class="quiet">–</span>`;
    }
    const other = place.environment !== PRODUCTION && production?.stable && place.stable && production.stable.artifact.digest !== place.stable.artifact.digest;
    return html`
      ${place.stable ? version(place.stable, place.candidate ? `${place.stable.weight} %` : '') : nothing}
      ${place.candidate ? html`<br>${mark('trial')} ${version(place.candidate, `${place.candidate.weight} %, on trial`)}` : nothing}
      ${place.standby ? html`<br><span class="quiet">stands by: ${version(place.standby, '')}</span>` : nothing}
      ${other ? html`<br><span class="differs">≠ production</span>` : nothing}
      ${place.rollout ? html`<br><a href=${href('rollout', place.rollout)}>rollout under way</a>` : nothing}
      ${place.waiting ? html`<br><a href=${href('rollout', place.waiting)}>another one waits</a>` : nothing}
    `;
  }
}

function version(one, share) {
  const up = one.endpoints.length;
  const well = up >= one.wanted;
  return html`<a href=${href('rollout', one.deployment)}><code>${short(one.artifact.commit)}</code></a> ${share}
    <span class="quiet">build ${one.artifact.build}, ${mark(well ? 'well' : 'risk')} ${well ? count(up, 'server') : `${up} of ${count(one.wanted, 'server')}`}</span>`;
}

customElements.define('tw-environments', Environments);
