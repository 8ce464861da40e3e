import { html, nothing } from 'lit';
import { percent } from '../words.js';
import { factor, promoting } from './evidence.js';

/** So many rows are read by anybody; the event has all. */
const MOST_LOOKS = 200;

/** The same curve in numbers. */
export const curveTable = (measure) => html`
  <details>
    <summary>as a table</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Evidence on ${measure.measure} by look">
      <table class="narrow">
        <thead><tr><th>look</th><th class="number">to roll back</th><th class="number">to promote</th></tr></thead>
        <tbody>
          ${measure.curve
            .slice(-MOST_LOOKS)
            .map((point) => html`<tr><th scope="row">${point.look}</th><td class="number">${factor(point.rollback)}</td><td class="number">${factor(promoting(point))}</td></tr>`)}
        </tbody>
      </table>
    </div>
  </details>
`;

/** How many were bad of how many, and how large the difference is. */
export function countsTable(measures) {
  const known = measures.filter((one) => one.effect || one.counts);
  if (known.length === 0) {
    return nothing;
  }
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Counts">
      <table class="narrow">
        <thead><tr><th>measure</th><th class="number">bad of the candidate</th><th class="number">of the stable one</th><th class="number">odds</th><th class="number">with 95 % confidence</th></tr></thead>
        <tbody>
          ${known.map(
            ({ measure, effect, counts, unit }) => html`<tr>
              <th scope="row">${measure}${unit ? html` <span class="quiet">per ${unit === 'key' ? 'customer' : unit}</span>` : nothing}</th>
              <td class="number">${cell(effect?.candidateRate, counts?.candidateBad, counts?.candidate)}</td>
              <td class="number">${cell(effect?.baselineRate, counts?.baselineBad, counts?.baseline)}</td>
              <td class="number">${effect ? effect.oddsRatio.toFixed(2) : '–'}</td>
              <td class="number">${effect ? `${effect.low.toFixed(2)} to ${effect.high.toFixed(2)}` : '–'}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

const cell = (rate, bad, all) =>
  [rate === undefined ? '' : percent(rate), all ? `${bad} of ${all}` : ''].filter(Boolean).join(', ') || '–';
