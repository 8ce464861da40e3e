import './now.css';
import { html, nothing } from 'lit';
import { get } from '../api.js';
import { empty } from '../command.js';
import { cords } from '../cord.js';
import { Page } from '../page.js';
import { world } from '../world.js';
import { stripes } from './stripes.js';
import { line } from './line.js';
import { rolloutsBeside } from './rollouts.js';
import './strip.js';

/** Pull requests change the queues that stripes tell of; builds are heard as events. */
const CONCERNS = /^(change|repository|andon)\./;

/** What is going on? */
class Now extends Page {
  constructor() {
    super();
    this.cordsChanged = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    cords.addEventListener('changed', this.cordsChanged);
    cords.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cords.removeEventListener('changed', this.cordsChanged);
  }

  concerns(kind) {
    return CONCERNS.test(kind);
  }

  hear(kinds) {
    super.hear(kinds);
    this.requestUpdate();
  }

  /** What the last events may not tell any more: quiet repositories, and who waits in a queue. */
  async read() {
    const [repositories, builds, queued] = await Promise.all([
      get('/api/build/repositories'),
      get('/api/build/builds?branch=main&limit=50'),
      get('/api/build/pulls?state=queued&limit=50'),
    ]);
    return { repositories, builds, queued };
  }

  /** The page's question, answered in one line. */
  answer() {
    if (!world.loaded) {
      return 'What is going on?';
    }
    const stopped = cords.pulled.map((cord) => cord.repository);
    const red = [...world.state.mains.values()]
      .filter((main) => main.mood === 'broken' && !stopped.includes(main.repository))
      .map((main) => main.repository);
    const words = [
      stopped.length > 0 ? `${stopped.join(', ')}: the cord is pulled, main is red` : '',
      red.length > 0 ? `${red.join(', ')}: main is red` : '',
      ...(stopped.length + red.length > 0 ? [] : running()),
    ].filter(Boolean);
    if (words.length > 0) {
      return words.join('; ');
    }
    return world.state.mains.size === 0 ? 'Nothing has been pushed yet' : 'All is quiet: every main is green';
  }

  render() {
    const failure = world.failure || this.failure;
    return html`
      <main aria-busy=${!world.loaded}>
        <h1 tabindex="-1">${this.answer()}</h1>
        ${failure ? html`<p class="failure" role="alert">${failure}</p>` : nothing}
        <section class="mains" aria-label="Main branches">
          ${world.loaded ? stripes(world.state, this.data, cords, this.now) : html`<div class="skeleton"></div>`}
        </section>
        <div class="columns">
          <section class="line" tabindex="0" aria-label="Changes by done state">${line(world.state, this.now)}</section>
          <section class="beside" tabindex="0" aria-label="Rollouts">
            <h2>Rollouts</h2>
            ${world.loaded ? rolloutsBeside(world.state, this.now) : html`<div class="skeleton"></div>`}
          </section>
        </div>
      </main>
      <footer>
        ${world.loaded && world.state.events.length === 0
          ? empty('No events yet. They begin with a repository:', 'threeways repo create shop')
          : html`<tw-strip .events=${world.state.events} .now=${this.now}></tw-strip>`}
      </footer>
    `;
  }
}

function running() {
  return [...world.state.rollouts.values()]
    .filter((rollout) => !rollout.ended && !world.state.onDemand.has(rollout.environment))
    .map((rollout) => `${rollout.application} is on trial in ${rollout.environment}, ${rollout.word}`);
}

customElements.define('tw-now', Now);
