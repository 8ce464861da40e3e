import { LitElement, html, nothing } from 'lit';
import { since } from './words.js';

const CORDS = '/api/build/andon/cords';
/** Looked at this often also where no live view tells of a cord. */
const LOOK_MILLIS = 5000;
/** The time since the pull runs by the second. */
const TICK_MILLIS = 1000;
const MOVED = 'threeways-cord-moved';

/** What the live view hears of a cord makes the banner look at once. */
export function tellOfCords(event) {
  if (event.context?.type.startsWith('dev.cdeventsx.threeways-andon.')) {
    window.dispatchEvent(new Event(MOVED));
  }
}

/** On every page while a cord is pulled: who, what, since when, who is on it. */
class Andon extends LitElement {
  static properties = {
    cords: { state: true },
    me: { state: true },
    now: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.cords = [];
    this.me = '';
    this.now = Date.now();
    this.failure = '';
    this.moved = () => this.look();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(this.moved, LOOK_MILLIS);
    this.ticking = setInterval(() => {
      if (this.cords.length > 0) {
        this.now = Date.now();
      }
    }, TICK_MILLIS);
    window.addEventListener(MOVED, this.moved);
    this.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.looking);
    clearInterval(this.ticking);
    window.removeEventListener(MOVED, this.moved);
  }

  /** Of two answers the later question's counts. What cannot be had leaves what was seen. */
  async look() {
    const question = (this.question = (this.question ?? 0) + 1);
    try {
      const cords = await answer(CORDS);
      if (cords && question === this.question) {
        this.cords = cords;
        this.now = Date.now();
      }
      if (this.cords.length > 0 && !this.me) {
        this.me = (await answer('/api/gateway/me'))?.user ?? '';
      }
    } catch {
      // The gateway is away: the page's own connection says so.
    }
  }

  async join(cord, verb) {
    const response = await fetch(`${CORDS}/${cord.repository}/${verb}`, { method: 'POST' });
    this.failure = response.ok ? '' : await problem(response);
    await this.look();
  }

  render() {
    return this.cords.map((cord) => this.banner(cord));
  }

  banner(cord) {
    const helps = cord.swarm.some((helper) => helper.member === this.me);
    const verb = helps ? 'leave' : 'join';
    return html`
      <section class="cord" role="alert" aria-label=${`The cord of ${cord.repository} is pulled`}>
        <p class="what">
          <strong>${cord.repository}: the cord is pulled</strong>
          <span>${cord.test || cord.build ? 'broken' : 'pulled'} by <b>${cord.by}</b>${cord.change ? html` in ${cord.change}` : nothing}</span>
          <time datetime=${cord.since}>for ${since(this.now - Date.parse(cord.since))}</time>
        </p>
        <p class="why">${this.where(cord)}${cord.reason}</p>
        <p class="who-helps">
          <span>${cord.swarm.length > 0 ? `on it: ${cord.swarm.map((helper) => helper.member).join(', ')}` : 'nobody is on it yet'}</span>
          <button type="button" @click=${() => this.join(cord, verb)}>${helps ? 'Leave' : 'Join in'}</button>
          <span>fix it: <code>git push -o andon=fix origin HEAD:main</code></span>
        </p>
        ${this.failure ? html`<p class="failure">${this.failure}</p>` : nothing}
      </section>
    `;
  }

  where(cord) {
    if (cord.build) {
      return html`<span class="where">build ${cord.build}${cord.stage ? `, ${cord.stage}` : ''}</span> `;
    }
    return cord.foreign ? html`<span class="where">${cord.foreign}</span> ` : nothing;
  }
}

/** Nothing where nobody is logged in. */
async function answer(path) {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  return response.ok ? response.json() : undefined;
}

async function problem(response) {
  try {
    const body = await response.json();
    return body.detail ?? body.title;
  } catch {
    return `the gateway answered ${response.status}`;
  }
}

customElements.define('tw-andon', Andon);
