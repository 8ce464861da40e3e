import { html, nothing } from 'lit';
import { empty } from '../command.js';
import { href } from '../router.js';
import { mark, since } from '../words.js';

/** How a build that the events no longer tell of stands. */
const OF_STATE = {
  queued: { mood: 'trial', word: 'build waits' },
  running: { mood: 'trial', word: 'building' },
  passed: { mood: 'well', word: 'green' },
  failed: { mood: 'broken', word: 'red' },
  cancelled: { mood: 'risk', word: 'cancelled' },
};

/** One stripe a main: running, green, red, or stopped by its cord; and who waits to enter it. */
export function stripes(state, data, cords, now) {
  const mains = withQuietOnes(state.mains, data);
  if (mains.length === 0) {
    return empty('No repository yet. Create one and push to it:', 'threeways repo create shop');
  }
  return mains.map((main) => stripe(main, state, data, cords.of(main.repository), now));
}

function withQuietOnes(heard, data) {
  const mains = new Map(heard);
  for (const build of data?.builds ?? []) {
    if (!mains.has(build.repository)) {
      const id = `${build.repository}/${build.number}`;
      const at = Date.parse(build.endedAt ?? build.startedAt ?? build.queuedAt);
      mains.set(build.repository, {
        ...{ repository: build.repository, at, change: build.change, build: id, detail: build.reason },
        ...OF_STATE[build.state],
      });
    }
  }
  for (const { name } of data?.repositories ?? []) {
    if (!mains.has(name)) {
      mains.set(name, { repository: name, mood: 'trial', word: 'nothing pushed yet' });
    }
  }
  return [...mains.values()];
}

function stripe(main, state, data, cord, now) {
  const mood = cord ? 'broken' : main.mood;
  return html`
    <article class="stripe" data-mood=${mood} aria-label="main of ${main.repository}">
      ${mark(mood)}
      <strong>${main.repository}</strong><span class="branch">main</span>
      <span class="word">${cord ? 'cord pulled' : main.word}</span>
      <span class="detail">${cord ? nothing : (stage(main, state) ?? main.detail ?? nothing)}</span>
      ${queue(data, main.repository)}
      ${main.build ? html`<a href=${href('build', main.build)}>build ${main.build}</a>` : nothing}
      ${main.change ? html`<a class="by" href=${href('change', main.change)}>change ${main.change}</a>` : nothing}
      ${main.at && !cord ? html`<time>${since(now - main.at)}</time>` : nothing}
      ${cord ? html`<tw-cord class="cord" .cord=${cord}></tw-cord>` : nothing}
    </article>
  `;
}

const stage = (main, state) =>
  main.word === 'building' && state.stages.has(main.build) ? `stage ${state.stages.get(main.build).name}` : undefined;

function queue(data, repository) {
  const waiting = (data?.queued ?? []).filter((pull) => pull.repository === repository);
  return waiting.length > 0
    ? html`<span class="queue">in the merge queue: ${waiting.map((pull) => html`<a href=${href('change', pull.id)}>${pull.id}</a> `)}</span>`
    : nothing;
}
