import './toggles.css';
import { html, nothing } from 'lit';
import { get } from '../api.js';
import { command, empty, quoted } from '../command.js';
import { Page } from '../page.js';
import { count, mark, when } from '../words.js';
import './explain.js';
import './history.js';

/** What is on, for whom, and what should go? */
class Toggles extends Page {
  concerns(kind) {
    return kind === 'toggle.changed';
  }

  read() {
    return get('/api/deploy/toggles');
  }

  answer() {
    if (!this.data) {
      return 'What is on?';
    }
    if (this.data.length === 0) {
      return 'No toggle yet';
    }
    const on = this.data.filter(isOn).length;
    const overdue = this.data.filter((toggle) => toggle.overdue).length;
    return `${on} of ${count(this.data.length, 'toggle')} on for somebody${overdue > 0 ? `; ${overdue} should be gone` : ''}`;
  }

  body() {
    if (this.data.length === 0) {
      return empty('Define one in a file of flagd’s format and apply it:', "threeways toggle apply toggles.json --reason 'a first one'");
    }
    return html`
      <p class="quiet">A toggle says the same in every environment; who is asked for makes the difference.</p>
      ${[...this.data].sort(byWhatShouldGo).map((toggle) => this.toggle(toggle))}
      <p class="ways">In a terminal: ${command('threeways toggle list')}</p>
    `;
  }

  toggle(toggle) {
    const key = quoted(toggle.key);
    return html`
      <article class="toggle" id=${toggle.key} aria-label=${toggle.key}>
        <h2>${mark(toggle.overdue ? 'risk' : isOn(toggle) ? 'well' : 'trial')} ${toggle.key} <span class="word">${toggle.state}</span></h2>
        ${audience(toggle)}
        <p>changed ${when(toggle.changedAt, this.now)} by <b>${toggle.changedBy}</b>: ${toggle.reason}</p>
        <p class="quiet">
          owned by ${toggle.owner || 'nobody'}, there since ${when(toggle.createdAt, this.now)},
          ${toggle.expires ? (toggle.overdue ? html`<b>should be gone since ${toggle.expires}</b>` : `to be gone by ${toggle.expires}`) : 'nobody said until when'}
        </p>
        <tw-explain .of=${toggle.key}></tw-explain>
        <tw-toggle-history .of=${toggle.key} .version=${toggle.version}></tw-toggle-history>
        <p class="ways">
          ${command(`threeways toggle ramp ${key} --percent 20 --reason '…'`)}
          ${command(`threeways toggle off ${key} --reason '…'`)}
        </p>
      </article>
    `;
  }
}

const isOn = (toggle) => (toggle.audience ? toggle.audience.percent > 0 || Object.keys(toggle.audience.named).length > 0 : toggle.state !== 'disabled');

const byWhatShouldGo = (a, b) => Number(b.overdue) - Number(a.overdue) || a.key.localeCompare(b.key);

/** For whom: the ramp as a bar, and those who are named. */
function audience({ audience: whom, state }) {
  if (!whom) {
    return html`<p class="quiet">${state === 'disabled' ? 'The code’s own default holds for everybody.' : 'Its rules were written by hand; ask below what they say.'}</p>`;
  }
  return html`
    <p class="audience">
      <span class="ramp" role="img" aria-label="on for ${whom.percent} % of ${named(whom) ? 'all others' : 'all'}"><span style="width:${whom.percent}%"></span></span>
      <span>${whom.percent} %${named(whom) ? ' of all others' : ''}</span>
      ${Object.entries(whom.named).map(([attribute, values]) => values.map((value) => html`<span class="chip">${attribute}=${value}</span>`))}
      ${whom.percent === 0 && !named(whom) ? html`<span class="quiet">off for everybody</span>` : nothing}
    </p>
  `;
}

const named = (whom) => Object.keys(whom.named).length > 0;

customElements.define('tw-toggles', Toggles);
