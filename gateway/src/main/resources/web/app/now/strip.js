import { LitElement, html, nothing, svg } from 'lit';
import { ago } from '../words.js';

const WIDTH = 1200;
const HEIGHT = 48;
const HOURS = 24;
const DAY_MILLIS = HOURS * 3_600_000;
/** Below the mouse, this many events are named. */
const NAMED = 6;

/** The last hours as a strip of events, one row a service; drag to look closer, double-click to see all. */
class Strip extends LitElement {
  static properties = {
    events: { attribute: false },
    now: { attribute: false },
    window: { state: true },
    at: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  range() {
    if (this.window) {
      return this.window;
    }
    const first = this.events[0]?.at ?? this.now - 60_000;
    return { from: Math.max(first - 1000, this.now - DAY_MILLIS), until: this.now };
  }

  render() {
    if (this.events.length === 0) {
      return html`<p class="empty">No events yet.</p>`;
    }
    const { from, until } = this.range();
    const x = (time) => ((time - from) / (until - from)) * WIDTH;
    const shown = this.events.filter(({ at }) => at >= from && at <= until);
    return html`
      ${svg`
      <svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
           aria-label="${shown.length} events of the last hours"
           @pointerdown=${(e) => (this.start = this.timeAt(e))}
           @pointerup=${(e) => this.select(this.timeAt(e))}
           @pointermove=${(e) => (this.at = this.timeAt(e))}
           @pointerleave=${() => (this.at = undefined)}
           @dblclick=${() => (this.window = undefined)}>
        <line class="hair" x1="0" x2=${WIDTH} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5}></line>
        ${shown.map(({ at, kind }) => svg`<line class="tick" data-way=${wayOf(kind)} x1=${x(at)} x2=${x(at)} y1=${rowOf(kind)} y2=${rowOf(kind) + 12}></line>`)}
      </svg>`}
      <p class="legend">
        <span data-way="flow">flow</span><span data-way="feedback">feedback</span><span data-way="learning">learning</span>
        <span class="named">${this.named(shown)}</span>
        ${this.window ? html`<button @click=${() => (this.window = undefined)}>whole day</button>` : nothing}
      </p>
    `;
  }

  timeAt(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const { from, until } = this.range();
    return from + ((event.clientX - box.left) / box.width) * (until - from);
  }

  select(end) {
    const [from, until] = [Math.min(this.start, end), Math.max(this.start, end)];
    const { from: left, until: right } = this.range();
    if (until - from > (right - left) / 100) {
      this.window = { from, until };
    }
  }

  named(shown) {
    const around = this.at ?? this.range().until;
    return [...shown]
      .sort((a, b) => Math.abs(a.at - around) - Math.abs(b.at - around))
      .slice(0, NAMED)
      .sort((a, b) => b.at - a.at)
      .map(({ kind, subject, at }) => html`<span class="name">${kind} <b>${subject}</b> ${ago(this.now - at)}</span>`);
  }
}

const wayOf = (kind) =>
  /judged|alert|anomaly|incident|page/.test(kind) ? 'feedback' : /integrated|valueconfirmed|postmortem|ticket|attack/.test(kind) ? 'learning' : 'flow';

const rowOf = (kind) => ({ flow: 2, feedback: 18, learning: 34 })[wayOf(kind)];

customElements.define('tw-strip', Strip);
