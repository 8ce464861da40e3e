import { html, nothing, svg } from 'lit';
import { count, percent } from '../words.js';

/** Of the drawing; it is stretched to the width of the page. */
const WIDTH = 1000;
const HEIGHT = 100;
/** The axis begins here, at one to four hundred, and ends a little above the line that rolls back. */
const FLOOR = -6;
const ABOVE = 2;
const LN10 = Math.log(10);

/**
 * @typedef {object} Measure one measure of a verdict, as charts and tables need it
 * @property {string} measure errors or latency
 * @property {{look: number, rollback: number, relative: number, absolute: number}[]} curve natural
 *     logarithms of the evidence after each look
 * @property {number} rollbackAt the logarithm that rolls back
 * @property {number} promoteAt the logarithm that promotes
 * @property {object} [effect] how large the difference is
 * @property {object} [counts] bad and all of both versions
 */

/** All measures that a `deploy-judged` event rests on. */
export function measuresOf(evidence) {
  const deciding = evidence.measures.filter((one) => one.critical).length || 1;
  return evidence.measures.map((one) => ({
    measure: one.measure,
    curve: one.curve,
    effect: one.effect,
    counts: countsOf(one),
    unit: one.unit,
    rollbackAt: Math.log(deciding / evidence.parameters.rollbackAlpha),
    promoteAt: Math.log(1 / evidence.parameters.promoteAlpha),
  }));
}

export const measureOf = (evidence, name) => measuresOf(evidence).find((one) => one.measure === name && one.curve.length > 0);

/** All measures of a rollout that is on trial now. */
export const measuresNow = (standing) =>
  standing.measures.map((one) => ({
    measure: one.measure.toLowerCase(),
    curve: one.curve.map(({ look, evidence }) => ({ look, ...evidence })),
    effect: one.effect,
    rollbackAt: standing.rollbackAt,
    promoteAt: standing.promoteAt,
  }));

/** Latency has a process for each quantile, over the same requests: the first one's count. */
function countsOf(one) {
  const sum = { candidateBad: 0, candidate: 0, baselineBad: 0, baseline: 0 };
  for (const stratum of one.processes[0]?.strata ?? []) {
    Object.keys(sum).forEach((key) => (sum[key] += stratum[key]));
  }
  return sum;
}

/** The evidence on a logarithmic axis, with the line that rolls back and the line that promotes. */
export function evidenceCurve(measure, size = 'large') {
  const { curve, rollbackAt, promoteAt } = measure;
  const top = Math.max(rollbackAt, promoteAt) + ABOVE;
  const x = (index) => (curve.length === 1 ? WIDTH : (index / (curve.length - 1)) * WIDTH);
  const y = (ln) => HEIGHT - ((Math.min(Math.max(ln, FLOOR), top) - FLOOR) / (top - FLOOR)) * HEIGHT;
  const trace = (read) => curve.map((point, i) => `${x(i).toFixed(1)},${y(read(point)).toFixed(1)}`).join(' ');
  const axis = (ln) => html`<span class="axis-label" style="top:${y(ln)}%">${factor(ln)}</span>`;
  const label = (ln, words, kind) => html`<span class="line-label ${kind}" style="top:${y(ln)}%">${words}</span>`;
  return html`
    <div class="chart evidence ${size}">
      ${svg`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
           aria-label="evidence on ${measure.measure} over ${count(curve.length, 'look')}">
        <line class="even" x1="0" x2=${WIDTH} y1=${y(0)} y2=${y(0)}></line>
        <line class="limit broken" x1="0" x2=${WIDTH} y1=${y(rollbackAt)} y2=${y(rollbackAt)}></line>
        <line class="limit well" x1="0" x2=${WIDTH} y1=${y(promoteAt)} y2=${y(promoteAt)}></line>
        <polyline class="against" points=${trace((point) => point.rollback)}></polyline>
        <polyline class="for" points=${trace(promoting)}></polyline>
      </svg>`}
      ${size === 'large'
        ? [
            label(rollbackAt, `roll back at ${factor(rollbackAt)}`, 'broken'),
            label(promoteAt, `promote at ${factor(promoteAt)}`, 'well'),
            label(0, 'even, 1 : 1', ''),
            powers(top, rollbackAt).map(axis),
          ]
        : nothing}
    </div>
    <p class="key">
      <span class="against">evidence to roll back</span><span class="for">to promote${size === 'small' ? '; dashed: what decides' : ''}</span>
    </p>
    ${measure.effect ? html`<p class="effect">${inWords(measure)}</p>` : nothing}
  `;
}

/** Of ten, every other one that has room on the axis. */
const powers = (top, line) =>
  [-2, 2, 4, 6].map((power) => power * LN10).filter((ln) => ln > FLOOR && ln < top && Math.abs(ln - line) > 1);

/** Either way to pass is enough. */
export const promoting = (point) => Math.max(point.relative, point.absolute);

/** A logarithm as odds: 4.6 → `100 : 1`, -4.6 → `1 : 100`. */
export function factor(ln) {
  const many = Math.exp(Math.abs(ln));
  const rounded = many < 10 ? many.toFixed(1) : many < 100_000 ? Math.round(many) : `10^${Math.round(Math.abs(ln) / LN10)}`;
  return ln < 0 ? `1 : ${rounded}` : `${rounded} : 1`;
}

export function inWords({ measure, effect, counts }) {
  const of = (bad, all) => (counts?.candidate ? ` (${bad} of ${all})` : '');
  const candidate = percent(effect.candidateRate) + of(counts?.candidateBad, counts?.candidate);
  const baseline = percent(effect.baselineRate) + of(counts?.baselineBad, counts?.baseline);
  const odds = `odds ${ratio(effect.oddsRatio)} to 1, with 95 % confidence ${ratio(effect.low)} to ${ratio(effect.high)}`;
  return `${measure}: ${candidate} of the candidate against ${baseline}; ${odds}`;
}

const ratio = (number) => (number < 100 ? number.toFixed(2) : Math.round(number).toLocaleString('en'));
