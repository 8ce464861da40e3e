import { LitElement, html, nothing } from 'lit';
import { world } from './world.js';

/** Ages on a page are told to the second. */
const TICK_MILLIS = 1000;
/**
 * A page: it reads what it shows, reads it again when it hears of something that changes it, and
 * keeps what it showed when an answer fails. Rendered without a shadow: one style sheet for all.
 */
export class Page extends LitElement {
  static properties = {
    of: { attribute: false },
    data: { state: true },
    failure: { state: true },
    refusal: { state: true },
    now: { state: true },
  };

  constructor() {
    super();
    this.of = '';
    this.data = undefined;
    this.failure = '';
    this.refusal = '';
    this.now = Date.now();
    this.settleMillis = 400;
    this.changed = (event) => this.hear(event.detail);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    world.addEventListener('changed', this.changed);
    this.ticking = setInterval(() => (this.now = Date.now()), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    world.removeEventListener('changed', this.changed);
    clearInterval(this.ticking);
    clearTimeout(this.settling);
    this.settling = undefined;
  }

  willUpdate(changes) {
    if (changes.has('of')) {
      this.data = undefined;
      this.load();
    }
  }

  /** What the page shows; each page says how it reads it. */
  async read() {
    return {};
  }

  /** Whether events of this kind, such as `pipelinerun.finished`, change what is shown. */
  concerns() {
    return false;
  }

  /** Waits a little: the services behind hear of it by then too, and a burst is one reading. */
  hear(kinds) {
    if (!this.settling && [...kinds].some((kind) => this.concerns(kind))) {
      this.settling = setTimeout(() => {
        this.settling = undefined;
        this.load();
      }, this.settleMillis);
    }
  }

  /** Of two answers the later question's counts. */
  async load() {
    const question = (this.question = (this.question ?? 0) + 1);
    try {
      const data = await this.read();
      if (question === this.question) {
        this.data = data;
        this.failure = '';
      }
    } catch (e) {
      if (question === this.question) {
        this.failure = e.message;
      }
    }
  }

  /** Does what somebody asked for, then looks at what came of it. A refusal stays until the next. */
  async act(what) {
    this.refusal = '';
    try {
      await what();
    } catch (e) {
      this.refusal = e.message;
    }
    await this.load();
  }

  /** An address may name a part of what was not there yet when the browser looked for it. */
  showAnchor() {
    const part = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (part && this.shown !== location.hash) {
      this.shown = location.hash;
      part.scrollIntoView({ block: 'center' });
    }
  }

  updated() {
    this.showAnchor();
    const answer = this.querySelector('h1')?.textContent.trim().replace(/\s+/g, ' ');
    if (answer) {
      document.title = `${answer} · Three Ways`;
    }
  }

  render() {
    return html`
      <main aria-busy=${this.data === undefined && !this.failure}>
        <h1 tabindex="-1">${this.answer()}</h1>
        ${[this.failure, this.refusal].filter(Boolean).map((words) => html`<p class="failure" role="alert">${words}</p>`)}
        ${this.data === undefined ? this.skeleton() : this.body()}
      </main>
    `;
  }

  skeleton() {
    return this.failure ? nothing : html`<div class="skeleton"></div><div class="skeleton"></div><div class="skeleton"></div>`;
  }
}
