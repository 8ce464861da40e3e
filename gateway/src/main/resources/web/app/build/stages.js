import { html, nothing } from 'lit';
import { count, lasted, mark, millisOf } from '../words.js';

const MOODS = { running: 'trial', passed: 'well', failed: 'broken', errored: 'broken', cancelled: 'risk' };
const WORDS = { errored: 'the host failed' };

/** The stages one below the other, each where it lay in the time of the build. */
export function stages(build, now) {
  const all = build.stages ?? [];
  if (all.length === 0) {
    return html`<p class="empty">${build.endedAt ? 'No stage was begun.' : 'No stage has begun yet.'}</p>`;
  }
  const first = Date.parse(build.startedAt ?? all[0].startedAt);
  const end = Math.max(...all.map((stage) => endOf(stage, now)), first + 1);
  const place = (at) => `${((at - first) / (end - first)) * 100}%`;
  return html`<div class="stages">${all.map((stage) => row(stage, place, now))}</div>`;
}

const endOf = (stage, now) => (stage.duration ? Date.parse(stage.startedAt) + millisOf(stage.duration) : now);

function row(stage, place, now) {
  const from = Date.parse(stage.startedAt);
  const until = endOf(stage, now);
  return html`
    <div class="stage">
      <span class="stage-name">${mark(MOODS[stage.state])} <b>${stage.name}</b> <span class="quiet">${WORDS[stage.state] ?? stage.state}</span></span>
      <span class="track" aria-hidden="true"><span class="bar" data-mood=${MOODS[stage.state]} style="left:${place(from)};width:calc(${place(until)} - ${place(from)})"></span></span>
      <span class="stage-time">${lasted(until - from)}</span>
      <span class="stage-said">${tests(stage.tests)}${stage.exitCode ? ` exit code ${stage.exitCode}` : nothing} ${stage.message ?? nothing}</span>
    </div>
  `;
}

function tests(counts) {
  if (!counts) {
    return nothing;
  }
  const parts = [`${count(counts.passed, 'test')} passed`];
  if (counts.failed > 0) {
    parts.push(`${counts.failed} failed`);
  }
  if (counts.skipped > 0) {
    parts.push(`${counts.skipped} skipped`);
  }
  return parts.join(', ');
}
