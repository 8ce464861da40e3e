import './change.css';
import { html, nothing } from 'lit';
import { find, get, inPath } from '../api.js';
import { command, empty } from '../command.js';
import { Page } from '../page.js';
import { href } from '../router.js';
import { count, lasted, mark, millisOf, percent, short, when } from '../words.js';
import { pullRequest } from './pull.js';
import { strip, timeline } from './timeline.js';

/** What people call where a change stands; nothing before the first DONE state. */
const standing = (change) => [change.done, change.step].filter(Boolean).join(', ');

/** What is this change's story? */
class Change extends Page {
  constructor() {
    super();
    // A story is read from the whole log: not for every event of a busy platform.
    this.settleMillis = 1500;
  }

  /** Of the change itself, and of work that carries it: only the log knows which. */
  concerns() {
    return true;
  }

  async read() {
    const [story, pull] = await Promise.all([
      get(`/api/learning/changes/story?change=${encodeURIComponent(this.of)}`),
      find(`/api/build/pulls/${inPath(this.of)}`),
    ]);
    return { story, pull };
  }

  answer() {
    const story = this.data?.story;
    if (!story) {
      return `Change ${this.of}`;
    }
    return `${this.of} “${story.title}” is ${standing(story)}`;
  }

  body() {
    const { story, pull } = this.data;
    const working = millisOf(story.working);
    const waiting = millisOf(story.waiting);
    const share = working + waiting > 0 ? working / (working + waiting) : 0;
    return html`
      <p class="facts">
        <span>${mark(story.mood)} ${story.step}${story.setback ? html`, after it was <b>${story.setback}</b>` : nothing}</span>
        <span>by ${story.author}</span>
        <span>${story.branch} at <code>${short(story.commit)}</code></span>
        <span>pushed ${when(story.pushedAt, this.now)}</span>
      </p>
      ${this.reached(story)}
      ${pull ? pullRequest(pull, this.now) : nothing}
      <section class="whole" aria-label="Working and waiting">
        <h2>${lasted(millisOf(story.lasted))} in all, ${percent(share)} of it worked on</h2>
        ${strip(story.steps)}
        <p class="key"><span class="worked">working, ${lasted(working)}</span><span class="waited">waiting, ${lasted(waiting)}</span></p>
      </section>
      <section aria-label="The story">
        <h2>The story <span class="count">${count(story.steps.length, 'event')}; a length grows with the root of the time</span></h2>
        ${timeline(story)}
      </section>
      <p class="ways">In a terminal: ${command(`threeways change show ${this.of}`)}</p>
    `;
  }

  reached(story) {
    const states = ['finished', 'integrated', 'valuable'];
    return html`
      <ol class="done" aria-label="DONE states">
        ${states.map((state) => {
          const found = story.reached.find((one) => one.state === state);
          return html`<li data-reached=${found !== undefined}>
            ${found ? mark('well') : html`<span class="not-yet" aria-hidden="true">○</span>`} ${state}
            <span class="quiet">${found ? `after ${lasted(millisOf(found.after))}` : 'not yet'}</span>
          </li>`;
        })}
      </ol>
    `;
  }
}

/** Which changes are there, and where does each stand? */
class Changes extends Page {
  concerns(kind) {
    return /^(change|pipelinerun|deploy|service)\./.test(kind);
  }

  read() {
    return get('/api/learning/changes?limit=30');
  }

  answer() {
    return this.data ? `The last ${count(this.data.length, 'change')}, the newest first` : 'Changes';
  }

  body() {
    if (this.data.length === 0) {
      return empty('No change yet. Push one:', 'git push threeways main');
    }
    const longest = Math.max(...this.data.map((change) => millisOf(change.lasted)), 1);
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Changes">
        <table>
          <thead><tr><th>change</th><th>stands at</th><th>DONE</th><th>by</th><th>pushed</th><th class="wide">from push to its last step</th></tr></thead>
          <tbody>
            ${this.data.map((change) => this.row(change, longest))}
          </tbody>
        </table>
      </div>
      <p class="ways">In a terminal: ${command('threeways change list')}</p>
    `;
  }

  row(change, longest) {
    const all = millisOf(change.lasted);
    const worked = all > 0 ? millisOf(change.working) / all : 0;
    return html`
      <tr>
        <th scope="row"><a href=${href('change', change.change)}>${change.change}</a> ${change.title}</th>
        <td>${mark(change.mood)} ${change.step}</td>
        <td>${change.done ?? '–'}</td>
        <td>${change.author.replace(/\s*<.*/, '')}</td>
        <td>${when(change.pushedAt, this.now)}</td>
        <td class="wide">
          <span class="lead" aria-hidden="true" style="width:${(all / longest) * 60}%"><span style="width:${worked * 100}%"></span></span>
          ${lasted(all)}
        </td>
      </tr>
    `;
  }
}

customElements.define('tw-change', Change);
customElements.define('tw-changes', Changes);
