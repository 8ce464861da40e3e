import { LitElement, html, nothing } from 'lit';
import { emptyState, fold } from './state.js';
import { follow } from './live.js';
import { since, ago, mark } from './words.js';
import { tellOfCords } from './andon.js';
import './rollout.js';
import './strip.js';

/** The three DONE states and what leads to them, from left to right. */
const LANES = [
  { key: 'pushed', title: 'on its way', hint: 'pushed, being built and tested' },
  { key: 'finished', title: 'finished', hint: 'tests pass on a production-like environment' },
  { key: 'integrated', title: 'integrated', hint: 'on main, main green, artifact published' },
  { key: 'valuable', title: 'valuable', hint: 'in production, and its hypothesis held' },
];

/** Redraws at most this often, however many events come. */
const REDRAW_MILLIS = 100;
/** Ages on the page are told to the second. */
const TICK_MILLIS = 1000;

class Now extends LitElement {
  static properties = {
    connection: { state: true },
    failure: { state: true },
    loaded: { state: true },
    now: { state: true },
  };

  constructor() {
    super();
    this.world = emptyState();
    this.connection = 'connecting';
    this.failure = '';
    this.loaded = false;
    this.now = Date.now();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => (this.now = Date.now()), TICK_MILLIS);
    this.listen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
    this.stop?.();
  }

  async listen() {
    try {
      this.stop = await follow({
        event: (event) => this.take(event),
        connection: (word) => (this.connection = word),
      });
      this.failure = '';
    } catch (e) {
      this.failure = e.message;
      this.connection = 'lost';
      setTimeout(() => this.listen(), 3000);
    }
    this.loaded = true;
  }

  take(event) {
    tellOfCords(event);
    if (fold(this.world, event) && !this.redraw) {
      this.redraw = setTimeout(() => {
        this.redraw = undefined;
        this.requestUpdate();
      }, REDRAW_MILLIS);
    }
  }

  render() {
    return html`
      <header>
        <h1>${this.answer()}</h1>
        <p class="connection" data-state=${this.connection} role="status">${CONNECTION[this.connection]}</p>
      </header>
      ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
      <main aria-busy=${!this.loaded}>
        <section class="mains" aria-label="Main branches">${this.stripes()}</section>
        <div class="columns">
          <section class="line" tabindex="0" aria-label="Changes by done state">${LANES.map((lane) => this.lane(lane))}</section>
          <section class="rollouts" tabindex="0" aria-label="Rollouts">
            <h2>Rollouts</h2>
            ${this.rollouts()}
          </section>
        </div>
      </main>
      <footer><tw-strip .events=${this.world.events} .now=${this.now}></tw-strip></footer>
    `;
  }

  /** The page's question, answered in one line. */
  answer() {
    if (!this.loaded) {
      return 'What is going on?';
    }
    const red = [...this.world.mains.values()].filter((main) => main.mood === 'broken');
    const running = this.running();
    if (red.length > 0) {
      return `${red.map((main) => main.repository).join(', ')}: main is red`;
    }
    if (running.length > 0) {
      return running
        .map((rollout) => `${rollout.application} is on trial in ${rollout.environment}, ${rollout.word}`)
        .join('; ');
    }
    return this.world.mains.size === 0 ? 'Nothing has been pushed yet' : 'All is quiet: every main is green';
  }

  running() {
    return [...this.world.rollouts.values()].filter((rollout) => !rollout.ended);
  }

  stripes() {
    if (!this.loaded) {
      return html`<div class="stripe skeleton"></div>`;
    }
    if (this.world.mains.size === 0) {
      return html`<p class="empty">Create a repository and push to it: <code>threeways repo create shop</code></p>`;
    }
    return [...this.world.mains.values()].map(
      (main) => html`
        <article class="stripe" data-mood=${main.mood}>
          ${mark(main.mood)}
          <strong>${main.repository}</strong><span class="branch">main</span>
          <span class="word">${main.word}</span>
          <span class="detail">${main.detail ?? nothing}</span>
          <span class="by">${main.change}</span>
          <time>${since(this.now - main.at)}</time>
        </article>
      `,
    );
  }

  lane(lane) {
    const cards = [...this.world.changes.values()]
      .filter((card) => card.done === lane.key)
      .sort((a, b) => b.at - a.at);
    return html`
      <div class="lane" data-lane=${lane.key}>
        <h2 title=${lane.hint}>${lane.title} <span class="count">${cards.length}</span></h2>
        ${cards.map(
          (card) => html`
            <article class="card" data-mood=${card.mood} id="change-${card.id}">
              <h3>${mark(card.mood)} ${card.title ?? card.id}</h3>
              <p class="step">${card.step}</p>
              <p class="who"><span>${card.id}</span><time>${ago(this.now - card.at)}</time></p>
            </article>
          `,
        )}
      </div>
    `;
  }

  rollouts() {
    const latest = [...this.world.rollouts.values()]
      .sort((a, b) => (b.startedAt ?? b.at) - (a.startedAt ?? a.at))
      .slice(0, 4);
    if (latest.length === 0) {
      return html`<p class="empty">Nothing is being rolled out: <code>threeways deploy list</code></p>`;
    }
    return latest.map((rollout) => html`<tw-rollout .rollout=${rollout} .now=${this.now}></tw-rollout>`);
  }
}

const CONNECTION = {
  connecting: 'connecting …',
  live: 'live',
  lost: 'connection lost, trying again …',
  forbidden: 'not logged in: threeways up prints a login link',
};

customElements.define('tw-now', Now);
