import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { when } from '../words.js';

/** A toggle's audit, read when somebody opens it and again when there is a newer version. */
class ToggleHistory extends LitElement {
  static properties = { of: { attribute: false }, version: { attribute: false }, changes: { state: true }, failure: { state: true } };

  createRenderRoot() {
    return this;
  }

  updated(changes) {
    if (changes.has('version') && this.changes) {
      this.read();
    }
  }

  async read() {
    try {
      this.changes = await get(`/api/deploy/toggles/${encodeURIComponent(this.of)}/history`);
      this.failure = '';
    } catch (e) {
      this.failure = e.message;
    }
  }

  render() {
    return html`
      <details @toggle=${(event) => event.target.open && this.read()}>
        <summary>history</summary>
        ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
        ${(this.changes ?? []).map((change) => html`<p>${when(change.at, Date.now())} <b>${change.state}</b> by ${change.by}: ${change.reason}</p>`)}
        ${this.changes === undefined ? html`<div class="skeleton"></div>` : nothing}
      </details>
    `;
  }
}

customElements.define('tw-toggle-history', ToggleHistory);
