import { html, nothing, svg } from 'lit';
import { lasted } from '../words.js';

/** Of the drawing; it is stretched to the width of the page. */
const WIDTH = 1000;
const HEIGHT = 100;

/**
 * The two versions as ribbons whose widths are their shares of the traffic over time: the stable one
 * above, the candidate below.
 *
 * @param {{at: number, share: number}[]} weights the candidate's, in percent, the first one first
 * @param {number} until where the last weight ends
 */
export function ribbons(weights, until, size = 'large') {
  if (weights.length === 0) {
    return nothing;
  }
  const from = weights[0].at;
  const end = Math.max(until, weights.at(-1).at, from + 1000);
  const x = (at) => ((at - from) / (end - from)) * WIDTH;
  const steps = weights.map(({ at, share }) => `H${x(at).toFixed(1)}V${(HEIGHT - share).toFixed(1)}`).join('');
  const shares = weights.map(({ share }) => `${share} %`).join(', then ');
  return html`
    <div class="chart ribbons ${size}">
      ${svg`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
           aria-label="share of the candidate: ${shares}">
        <rect class="stable" width=${WIDTH} height=${HEIGHT}></rect>
        <path class="candidate" d="M0 ${HEIGHT}${steps}H${WIDTH}V${HEIGHT}Z"></path>
      </svg>`}
      ${size === 'large' ? labels(weights, x, end - from) : nothing}
    </div>
  `;
}

function labels(weights, x, length) {
  return html`
    <span class="name stable">stable</span><span class="name candidate">candidate</span>
    ${apart(weights, x).map(({ at, share }) => html`<span class="tick" style="left:${(x(at) / WIDTH) * 100}%">${share} %</span>`)}
    <span class="end">${lasted(length)}</span>
  `;
}

/** Labels need room: of those that would lie on each other the first one stays. */
function apart(weights, x) {
  const room = WIDTH / 14;
  const kept = [];
  for (const weight of weights.filter(({ share }) => share > 0)) {
    const place = x(weight.at);
    if ((kept.length === 0 || place - x(kept.at(-1).at) > room) && place < WIDTH - room) {
      kept.push(weight);
    }
  }
  return kept;
}
