import { LitElement, html, nothing, svg } from 'lit';
import { mark, since } from './words.js';

const WIDTH = 320;
const RIBBON_HEIGHT = 40;
const CURVE_HEIGHT = 72;
/** ln E is drawn from here to a little beyond the line that decides. */
const FLOOR = -6;

/** One rollout: the weights as two ribbons over time, and the evidence as a curve that crosses a line. */
class Rollout extends LitElement {
  static properties = { rollout: { attribute: false }, now: { attribute: false } };

  createRenderRoot() {
    return this;
  }

  render() {
    const { rollout } = this;
    const last = rollout.judgements.at(-1);
    return html`
      <article class="rollout" data-mood=${rollout.mood}>
        <h3>
          ${mark(rollout.mood)} ${rollout.application} <span class="branch">${rollout.environment}</span>
          <span class="word">${rollout.word}</span>
        </h3>
        ${this.ribbon()} ${last ? this.curve(last) : nothing}
        <p class="reason">${rollout.reason ?? last?.rule ?? nothing}</p>
        <p class="who">
          <span>${(rollout.changes ?? []).map((change) => change.change).join(', ')}</span>
          <time>${since((rollout.ended ? rollout.at : this.now) - (rollout.startedAt ?? rollout.at))}</time>
        </p>
      </article>
    `;
  }

  ribbon() {
    const { weights, ended, at } = this.rollout;
    if (weights.length === 0) {
      return nothing;
    }
    const from = weights[0].at;
    const until = Math.max(ended ? at : this.now, weights.at(-1).at, from + 1000);
    const x = (time) => ((time - from) / (until - from)) * WIDTH;
    const y = (share) => RIBBON_HEIGHT - (share / 100) * RIBBON_HEIGHT;
    const path = weights.map(({ at: time, share }) => `H${x(time).toFixed(1)}V${y(share).toFixed(1)}`).join('');
    const shares = weights.map(({ share }) => `${share} %`).join(', then ');
    return svg`
      <svg class="ribbon" viewBox="0 0 ${WIDTH} ${RIBBON_HEIGHT}" preserveAspectRatio="none" role="img"
           aria-label="share of the candidate: ${shares}">
        <rect class="stable" width=${WIDTH} height=${RIBBON_HEIGHT}></rect>
        <path class="candidate" d="M0 ${RIBBON_HEIGHT}${path}H${WIDTH}V${RIBBON_HEIGHT}Z"></path>
      </svg>`;
  }

  curve({ evidence, measure, decision }) {
    const decided = evidence?.measures?.find((candidate) => candidate.measure === measure);
    if (!decided || decided.curve.length === 0) {
      return nothing;
    }
    const deciding = evidence.measures.filter((candidate) => candidate.critical).length || 1;
    const line = Math.log(deciding / evidence.parameters.rollbackAlpha);
    const promote = Math.log(1 / evidence.parameters.promoteAlpha);
    const top = line + 2;
    const looks = decided.curve;
    const x = (index) => (looks.length === 1 ? WIDTH : (index / (looks.length - 1)) * WIDTH);
    const y = (value) => CURVE_HEIGHT - ((Math.min(Math.max(value, FLOOR), top) - FLOOR) / (top - FLOOR)) * CURVE_HEIGHT;
    const trace = (read) => looks.map((point, i) => `${x(i).toFixed(1)},${y(read(point)).toFixed(1)}`).join(' ');
    const effect = decided.effect;
    const words = effect
      ? `${measure}: ${percent(effect.candidateRate)} against ${percent(effect.baselineRate)}, odds ${effect.oddsRatio.toFixed(2)} (${effect.low.toFixed(2)} to ${effect.high.toFixed(2)})`
      : measure;
    return html`
      ${svg`
      <svg class="curve" viewBox="0 0 ${WIDTH} ${CURVE_HEIGHT}" preserveAspectRatio="none" role="img"
           aria-label="evidence over ${looks.length} looks, ${decision}">
        <line class="limit broken" x1="0" x2=${WIDTH} y1=${y(line)} y2=${y(line)}></line>
        <line class="limit well" x1="0" x2=${WIDTH} y1=${y(promote)} y2=${y(promote)}></line>
        <polyline class="against" points=${trace((point) => point.rollback)}></polyline>
        <polyline class="for" points=${trace((point) => Math.max(point.relative, point.absolute))}></polyline>
      </svg>`}
      <p class="key">
        <span class="against">evidence to roll back</span><span class="for">to promote; dashed: what decides</span>
      </p>
      <p class="effect">${words}</p>
    `;
  }
}

const percent = (share) => `${(share * 100).toFixed(share < 0.1 ? 2 : 0)} %`;

customElements.define('tw-rollout', Rollout);
