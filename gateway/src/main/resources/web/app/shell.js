import { LitElement, html } from 'lit';
import { addressOf, href, routeOf } from './router.js';
import { world } from './world.js';
import './cord.js';
import './now/now.js';
import './change/change.js';
import './build/build.js';
import './rollout/rollout.js';
import './environments/environments.js';
import './toggles/toggles.js';

const LINKS = [
  { page: 'now', title: 'Now', path: '/' },
  { page: 'change', title: 'Changes', path: href('change') },
  { page: 'build', title: 'Builds', path: href('build') },
  { page: 'rollout', title: 'Rollouts', path: href('rollout') },
  { page: 'environments', title: 'Environments', path: href('environments') },
  { page: 'toggles', title: 'Toggles', path: href('toggles') },
];

const CONNECTION = {
  connecting: 'connecting …',
  live: 'live',
  lost: 'connection lost, trying again …',
  forbidden: 'not logged in: threeways up prints a login link',
};

/** The frame around every page: where one is, where one can go, whether it is live. */
class Console extends LitElement {
  static properties = { route: { state: true }, connection: { state: true } };

  constructor() {
    super();
    this.route = routeOf(location.pathname);
    this.connection = world.connection;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    world.addEventListener('changed', () => (this.connection = world.connection));
    window.addEventListener('popstate', () => (this.route = routeOf(location.pathname)));
    document.addEventListener('click', (click) => this.follow(click));
    world.start();
  }

  /** Links within the console change the page and not the document. */
  async follow(click) {
    const address = addressOf(click);
    if (!address) {
      return;
    }
    click.preventDefault();
    history.pushState(undefined, '', address);
    this.route = routeOf(location.pathname);
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.querySelector('h1')?.focus();
  }

  render() {
    const { page } = this.route;
    return html`
      <a class="skip" href="#page">Skip to the page</a>
      <div class="top">
        <nav aria-label="Pages">
          ${LINKS.map((link) => html`<a href=${link.path} aria-current=${link.page === page ? 'page' : 'false'}>${link.title}</a>`)}
        </nav>
        <p class="connection" data-state=${this.connection} role="status">${CONNECTION[this.connection]}</p>
      </div>
      ${page === 'now' ? '' : html`<tw-cords></tw-cords>`}
      <div id="page" tabindex="-1">${this.page()}</div>
    `;
  }

  page() {
    const { page, id } = this.route;
    switch (page) {
      case 'now':
        return html`<tw-now></tw-now>`;
      case 'change':
        return id ? html`<tw-change .of=${id}></tw-change>` : html`<tw-changes></tw-changes>`;
      case 'build':
        return id ? html`<tw-build .of=${id}></tw-build>` : html`<tw-builds></tw-builds>`;
      case 'rollout':
        return id ? html`<tw-rollout .of=${id}></tw-rollout>` : html`<tw-rollouts></tw-rollouts>`;
      case 'environments':
        return html`<tw-environments></tw-environments>`;
      case 'toggles':
        return html`<tw-toggles></tw-toggles>`;
      default:
        return html`<h1 tabindex="-1">There is no such page</h1><p class="empty">What is going on is told at <a href="/">Now</a>.</p>`;
    }
  }
}

customElements.define('tw-console', Console);
