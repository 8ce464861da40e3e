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
      <table>
        <thead><tr><th>look</th><th>to roll back</th><th>to promote</th></tr></thead>
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
      <table>
        <thead><tr><th>measure</th><th>candidate</th><th>stable</th><th>odds</th><th>95 % of all intervals like this hold the true odds</th></tr></thead>
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
