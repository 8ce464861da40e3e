import { html, svg } from 'lit';

const UNITS = [
  { name: 'd', millis: 86_400_000 },
  { name: 'h', millis: 3_600_000 },
  { name: 'min', millis: 60_000 },
  { name: 's', millis: 1000 },
];

/** 83_000 → `1 min 23 s`; two units at the most. */
export function since(millis) {
  const parts = [];
  let rest = Math.max(0, millis);
  for (const { name, millis: unit } of UNITS) {
    const count = Math.floor(rest / unit);
    if (count > 0 || (name === 's' && parts.length === 0)) {
      parts.push(`${count} ${name}`);
      rest -= count * unit;
    }
    if (parts.length === 2) {
      break;
    }
  }
  return parts.join(' ');
}

/** 83_000 → `1 min ago`. */
export function ago(millis) {
  const unit = UNITS.find(({ millis: length }) => millis >= length);
  return unit ? `${Math.floor(millis / unit.millis)} ${unit.name} ago` : 'now';
}

const SHAPES = {
  well: { word: 'well', shape: svg`<circle cx="6" cy="6" r="5" />` },
  risk: { word: 'at risk', shape: svg`<path d="M6 .8 11.6 11 .4 11Z" />` },
  broken: { word: 'broken', shape: svg`<rect x="1" y="1" width="10" height="10" />` },
  trial: { word: 'on trial', shape: svg`<path d="M6 .3 11.7 6 6 11.7 .3 6Z" />` },
};

/** A state as shape, colour and word. */
export function mark(mood) {
  const { word, shape } = SHAPES[mood] ?? SHAPES.trial;
  return html`<svg class="mark" data-mood=${mood} viewBox="0 0 12 12" role="img" aria-label=${word}>${shape}</svg>`;
}
