import { html, nothing, svg } from 'lit';

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

/** As `since`, and with tenths where seconds are few: 2_340 → `2.3 s`. */
export const lasted = (millis) => (millis < 10_000 ? `${(Math.max(0, millis) / 1000).toFixed(1)} s` : since(millis));

/** 83_000 → `1 min ago`. */
export function ago(millis) {
  const unit = UNITS.find(({ millis: length }) => millis >= length);
  return unit ? `${Math.floor(millis / unit.millis)} ${unit.name} ago` : 'now';
}

/** ISO 8601 as Java writes it, `PT1H2M3.4S`, in milliseconds. */
export function millisOf(duration) {
  const found = /^PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?$/.exec(duration ?? '');
  if (!found) {
    return 0;
  }
  const [, hours = 0, minutes = 0, seconds = 0] = found;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
}

export const percent = (share) => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 2 : 0)} %`;

/** Enough of an id that begins with the time (UUIDv7) to tell it from others: its end. */
export const tail = (id) => `…${id.slice(-6)}`;

/** Enough of a commit or a digest to tell it from others. */
export const short = (id) => (id ?? '').replace(/^sha256:/, '').slice(0, 8);

/** `1 change`, `2 changes`. */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** A moment as people say it, with the whole of it for who asks. */
export function when(iso, now) {
  return iso ? html`<time datetime=${iso} title=${new Date(iso).toLocaleString()}>${ago(now - Date.parse(iso))}</time>` : nothing;
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
