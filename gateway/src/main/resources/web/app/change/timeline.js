import { html, nothing, svg } from 'lit';
import { lasted, mark, millisOf } from '../words.js';
import { evidence } from './links.js';

/** Of the strip; it is stretched to the width of the page. */
const WIDTH = 1000;
const HEIGHT = 12;
/** Pixels of a gap after one second; a gap grows with the root of its time, up to the longest. */
const PIXELS_A_ROOT = 7;
const LONGEST_GAP = 140;
/** Less is no waiting that anybody would want to see. */
const SMALLEST_GAP_MILLIS = 500;
/** Two clocks' difference: work may seem to begin a little before the event that began it. */
const TOLERANCE_MILLIS = 20;

/** The whole story from left to right, to scale: dark where something was worked on. */
export function strip(steps) {
  const first = Date.parse(steps[0]?.at);
  const all = Math.max(1, Date.parse(steps.at(-1)?.at) - first);
  const x = (at) => (Math.max(0, at - first) / all) * WIDTH;
  const worked = steps
    .filter((step) => step.took)
    .map((step) => ({ from: x(Date.parse(step.at) - millisOf(step.took)), until: x(Date.parse(step.at)) }));
  return html`
    ${svg`
    <svg class="whole-strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <rect class="waited" width=${WIDTH} height=${HEIGHT}></rect>
      ${worked.map(({ from, until }) => svg`<rect class="worked" x=${from} width=${Math.max(1, until - from)} height=${HEIGHT}></rect>`)}
    </svg>`}
  `;
}

/**
 * The story from top to bottom. Each step has a row; what was waited before it is a gap, what was
 * worked on until it a bar that reaches up to where the work began; work within work has a lane of
 * its own.
 */
export function timeline(story) {
  const rows = rowsOf(story.steps);
  const bars = barsOf(rows);
  const lanes = Math.max(1, ...bars.map((bar) => bar.lane));
  const known = new Map(rows.map((row) => [row.step.event, row]));
  return html`
    <div class="timeline" style="--lanes:${lanes}">
      ${bars.map(
        (bar) => html`<span class="bar" data-mood=${bar.step.mood} aria-hidden="true" title="${lasted(millisOf(bar.step.took))}"
          style="grid-row:${bar.from} / ${bar.until + 1};grid-column:${bar.lane + 1}"></span>`,
      )}
      ${rows.map((row, i) => [gap(row, lanes), stepOf(row, rows[i - 1], known, story)])}
    </div>
  `;
}

/** Rows of the grid: a gap may stand before each step. */
function rowsOf(steps) {
  let line = 0;
  return steps.map((step) => {
    const waited = millisOf(step.waited);
    const gapLine = waited >= SMALLEST_GAP_MILLIS ? ++line : undefined;
    return { step, at: Date.parse(step.at), waited, gapLine, line: ++line };
  });
}

/** Bars with their lanes: the earliest and longest first, each in the first lane that is free. */
function barsOf(rows) {
  const bars = rows
    .filter(({ step }) => millisOf(step.took) > 0)
    .map(({ step, at, line }) => {
      const began = at - millisOf(step.took) - TOLERANCE_MILLIS;
      return { step, from: rows.find((row) => row.at >= began).line, until: line };
    })
    .sort((a, b) => a.from - b.from || b.until - a.until);
  const freeFrom = [];
  for (const bar of bars) {
    const free = freeFrom.findIndex((line) => line < bar.from);
    bar.lane = (free < 0 ? freeFrom.length : free) + 1;
    freeFrom[bar.lane - 1] = bar.until;
  }
  return bars;
}

function gap({ waited, gapLine }, lanes) {
  if (gapLine === undefined) {
    return nothing;
  }
  const height = Math.min(LONGEST_GAP, 20 + PIXELS_A_ROOT * Math.sqrt(waited / 1000));
  return html`<p class="gap" style="grid-row:${gapLine};grid-column:${lanes + 2};min-height:${height}px">waited ${lasted(waited)}</p>`;
}

function stepOf({ step, line }, before, known, story) {
  return html`
    <span class="after" style="grid-row:${line}">+${lasted(millisOf(step.after))}</span>
    <article class="step" id=${`step-${step.event}`} data-own=${step.own} style="grid-row:${line}">
      <p class="words">${mark(step.mood)} ${step.words}${step.took ? html` <b class="took">${lasted(millisOf(step.took))}</b>` : nothing} <a class="event" href=${step.href} target="_blank" rel="noopener">event</a></p>
      ${causes(step, before, known)}
      <p class="evidence">
        ${step.evidence.map(({ name, value }) => html`<span>${name} ${evidence(name, value, story)}</span>`)}
      </p>
    </article>
  `;
}

/** What caused a step, unless it is the one right above. */
function causes(step, before, known) {
  const others = step.causedBy.map((id) => known.get(id)).filter((row) => row && row !== before);
  return others.length === 0
    ? nothing
    : html`<p class="causes">because of ${others.map((row) => html`<a href="#step-${row.step.event}">${row.step.step ?? row.step.subject} at +${lasted(millisOf(row.step.after))}</a> `)}</p>`;
}
