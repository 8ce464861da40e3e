import { LitElement, html, nothing } from 'lit';
import { get, post } from './api.js';
import { command } from './command.js';
import { href } from './router.js';
import { since } from './words.js';
import { world } from './world.js';

const CORDS = '/api/build/andon/cords';
/** Looked at this often also where no live view tells of a cord. */
const LOOK_MILLIS = 5000;
/** The time since the pull runs by the second. */
const TICK_MILLIS = 1000;

/** The cords that are pulled, asked for once for all pages. Says `changed`. */
class Cords extends EventTarget {
  pulled = [];
  me = '';

  start() {
    if (!this.looking) {
      this.looking = setInterval(() => this.look(), LOOK_MILLIS);
      world.addEventListener('changed', ({ detail }) => {
        if ([...detail].some((kind) => kind.startsWith('andon.'))) {
          this.look();
        }
      });
    }
    this.look();
  }

  of(repository) {
    return this.pulled.find((cord) => cord.repository === repository);
  }

  /** Of two answers the later question's counts. What cannot be had leaves what was seen. */
  async look() {
    const question = (this.question = (this.question ?? 0) + 1);
    try {
      const pulled = await get(CORDS);
      if (question === this.question) {
        this.pulled = pulled;
      }
      if (pulled.length > 0 && !this.me) {
        this.me = (await get('/api/gateway/me')).user;
      }
      this.dispatchEvent(new Event('changed'));
    } catch {
      // The gateway is away, or nobody is logged in: the connection's own words say so.
    }
  }
}

export const cords = new Cords();

/** One cord: who, which test, since when, who is on it, and the way out. */
class Cord extends LitElement {
  static properties = { cord: { attribute: false }, now: { state: true }, failure: { state: true } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.now = Date.now();
    this.ticking = setInterval(() => (this.now = Date.now()), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  async say(verb) {
    try {
      await post(`${CORDS}/${encodeURIComponent(this.cord.repository)}/${verb}`);
      this.failure = '';
    } catch (e) {
      this.failure = e.message;
    }
    await cords.look();
  }

  render() {
    const { cord } = this;
    const helps = cord.swarm.some((one) => one.member === cords.me);
    return html`
      <p class="what">
        <strong>${cord.repository}: the cord is pulled</strong>
        <span>${cord.test || cord.build ? 'broken' : 'pulled'} by <b>${cord.by}</b>${this.change()}</span>
        <time datetime=${cord.since}>for ${since(this.now - Date.parse(cord.since))}</time>
      </p>
      <p class="why">${this.where()}${cord.reason}</p>
      <p class="swarm">
        <span>${cord.swarm.length > 0 ? `on it: ${cord.swarm.map((one) => one.member).join(', ')}` : 'nobody is on it yet'}</span>
        <button type="button" class="primary" @click=${() => this.say(helps ? 'leave' : 'join')}>${helps ? 'Leave' : 'Join in'}</button>
        <span class="way-out">fix forward: ${command('git push -o andon=fix origin HEAD:main')}</span>
      </p>
      ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
    `;
  }

  change() {
    const { change } = this.cord;
    return change ? html` in <a href=${href('change', change)}>${change}</a>` : nothing;
  }

  where() {
    const { build, stage, test, foreign } = this.cord;
    const place = test?.file ? html` <span class="where">${test.file}${test.line ? `:${test.line}` : ''}</span>` : nothing;
    if (build) {
      return html`<span><a href=${href('build', build)}>build ${build}</a><span class="where">${stage ? `, ${stage}` : ''}</span></span>${place} `;
    }
    return foreign ? html`<span class="where">${foreign}</span> ` : nothing;
  }
}

/** On every page while a cord is pulled. */
class CordBanners extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.changed = () => this.requestUpdate();
    cords.addEventListener('changed', this.changed);
    cords.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cords.removeEventListener('changed', this.changed);
  }

  render() {
    return cords.pulled.map(
      (cord) => html`
        <section class="cord" role="region" aria-live="polite" aria-label=${`The cord of ${cord.repository} is pulled`}>
          <tw-cord .cord=${cord}></tw-cord>
        </section>
      `,
    );
  }
}

customElements.define('tw-cord', Cord);
customElements.define('tw-cords', CordBanners);
