import { LitElement, html, nothing } from 'lit';
import { post } from '../api.js';
import { command, quoted } from '../command.js';

/** What a toggle says to one customer, and why. What was typed stays when the answer fails. */
class Explain extends LitElement {
  static properties = { of: { attribute: false }, said: { state: true }, failure: { state: true } };

  createRenderRoot() {
    return this;
  }

  async explain(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const attribute = form.get('attribute').trim() || 'targetingKey';
    const value = form.get('value').trim();
    try {
      const whom = { [attribute]: value, targetingKey: value };
      this.said = await post(`/api/deploy/toggles/${encodeURIComponent(this.of)}/explain`, whom);
      this.whom = whom;
      this.failure = '';
    } catch (e) {
      this.failure = e.message;
    }
  }

  command() {
    const whom = Object.entries(this.whom).map(([attribute, value]) => `--for ${quoted(`${attribute}=${value}`)}`);
    return command(`threeways toggle explain ${quoted(this.of)} ${whom.join(' ')}`);
  }

  render() {
    return html`
      <form class="explain" @submit=${(event) => this.explain(event)}>
        <span>Explain for</span>
        <input name="attribute" value="customer" size="12" aria-label="attribute, for ${this.of}">
        <span>=</span>
        <input name="value" required size="14" placeholder="ada" aria-label="value, for ${this.of}">
        <button type="submit">Explain</button>
      </form>
      <div aria-live="polite">
        ${this.failure ? html`<p class="failure">${this.failure}</p>` : nothing}
        ${this.said && !this.failure
          ? html`<p class="said"><b>${Object.values(this.whom)[0]}</b> gets <b>${this.said.variant ?? 'the code’s own default'}</b>${this.said.value === null ? nothing : html` (<code>${JSON.stringify(this.said.value)}</code>)`}:
              ${this.said.because} ${this.command()}</p>`
          : nothing}
      </div>
    `;
  }
}

customElements.define('tw-explain', Explain);
