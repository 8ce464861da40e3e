import './build.css';
import { html, nothing } from 'lit';
import { get, inPath, post } from '../api.js';
import { command, empty } from '../command.js';
import { Page } from '../page.js';
import { href } from '../router.js';
import { count, lasted, mark, short, when } from '../words.js';
import { stages } from './stages.js';
import './log.js';

export const MOODS = { queued: 'trial', running: 'trial', passed: 'well', failed: 'broken', cancelled: 'risk' };
const WORDS = { queued: 'waits for its turn', running: 'is running', passed: 'is green', failed: 'is red', cancelled: 'was cancelled' };
/** Builds of the same branch before it. */
const HISTORY = 20;

const idOf = (build) => `${build.repository}/${build.number}`;
const concerns = (kind) => /^(pipelinerun|taskrun|testsuiterun)\./.test(kind);
const tookOf = (build, now) =>
  build.startedAt ? (build.endedAt ? Date.parse(build.endedAt) : now) - Date.parse(build.startedAt) : undefined;

/** Why is it red, or slow? */
class Build extends Page {
  concerns(kind) {
    return concerns(kind);
  }

  async read() {
    const build = await get(`/api/build/builds/${inPath(this.of)}`);
    const query = `repository=${encodeURIComponent(build.repository)}&branch=${encodeURIComponent(build.branch)}&limit=${HISTORY}`;
    return { build, history: await get(`/api/build/builds?${query}`) };
  }

  answer() {
    const build = this.data?.build;
    if (!build) {
      return `Build ${this.of}`;
    }
    const cause = build.cause ? `: ${firstFailure(build.cause)}` : '';
    const took = tookOf(build, this.now);
    return `Build ${this.of} ${WORDS[build.state]}${cause}${took === undefined ? '' : `, ${build.endedAt ? 'after' : 'for'} ${lasted(took)}`}`;
  }

  body() {
    const { build, history } = this.data;
    return html`
      <p class="facts">
        <span>${mark(MOODS[build.state])} ${build.state}${build.attempt > 1 ? `, attempt ${build.attempt}` : ''}</span>
        <span><a href=${href('change', build.change)}>change ${build.change}</a> ${build.title}</span>
        <span>${build.branch} at <code>${short(build.commit)}</code></span>
        <span>pushed ${when(build.queuedAt, this.now)}</span>
      </p>
      ${build.cause ? this.cause(build) : build.reason ? html`<p class="reason">${build.reason}</p>` : nothing}
      <section aria-label="Stages"><h2>Stages</h2>${stages(build, this.now)}</section>
      ${this.history(build, history)}
      <section aria-label="Log"><h2>Log</h2><tw-log .of=${this.of}></tw-log></section>
      <p class="ways">In a terminal: ${command(`threeways build log ${this.of} --follow`)}
        ${build.endedAt ? nothing : html`<button type="button" @click=${() => this.act(() => post(`/api/build/builds/${inPath(this.of)}/cancel`))}>Cancel</button> ${command(`threeways build cancel ${this.of}`)}`}
      </p>
    `;
  }

  cause({ cause }) {
    const { failures, changedFiles } = cause;
    return html`
      <section class="cause" aria-label="Cause">
        <h2>${cause.fault === 'infrastructure' ? 'The host failed, not the code' : `Red at ${cause.stage ?? 'the beginning'}`}</h2>
        ${failures.length === 0
          ? html`<pre>${cause.message}</pre>`
          : failures.map(
              (failed, i) => html`
                <details ?open=${i === 0}>
                  <summary>${mark('broken')} <b>${failed.suite}.${failed.test}</b> <span class="where">${failed.file ?? ''}${failed.line ? `:${failed.line}` : ''}</span></summary>
                  <pre>${failed.message}</pre>
                </details>
              `,
            )}
        ${changedFiles.length > 0
          ? html`<p>Changed since the last green: ${changedFiles.map((file) => html`<code>${file}</code> `)}</p>`
          : nothing}
      </section>
    `;
  }

  history(build, history) {
    return html`
      <section aria-label="Builds of ${build.branch}">
        <h2>${build.branch} before and since</h2>
        <p class="builds-before">
          ${[...history].reverse().map((one) => html`<a href=${href('build', idOf(one))} title="${one.title}" aria-current=${one.number === build.number ? 'true' : 'false'}>${mark(MOODS[one.state])} ${one.number}</a>`)}
        </p>
      </section>
    `;
  }
}

function firstFailure(cause) {
  const failed = cause.failures[0];
  return failed ? `${failed.suite}.${failed.test}` : (cause.stage ?? 'before its first stage');
}

/** Which builds are there? */
class Builds extends Page {
  concerns(kind) {
    return concerns(kind);
  }

  read() {
    return get('/api/build/builds?limit=50');
  }

  answer() {
    if (!this.data) {
      return 'Builds';
    }
    const running = this.data.filter((build) => !build.endedAt).length;
    return running > 0 ? `${count(running, 'build')} under way` : `The last ${count(this.data.length, 'build')}, none under way`;
  }

  body() {
    if (this.data.length === 0) {
      return empty('No build yet. A push begins one:', 'git push threeways main');
    }
    const longest = Math.max(...this.data.map((build) => tookOf(build, this.now) ?? 0), 1);
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Builds">
        <table>
          <thead><tr><th>build</th><th>state</th><th>branch</th><th>change</th><th>pushed</th><th class="wide">time</th></tr></thead>
          <tbody>
            ${this.data.map((build) => {
              const took = tookOf(build, this.now);
              return html`
                <tr>
                  <th scope="row"><a href=${href('build', idOf(build))}>${idOf(build)}</a> ${build.title}</th>
                  <td>${mark(MOODS[build.state])} ${build.state}${build.cause ? html` <span class="quiet">${firstFailure(build.cause)}</span>` : nothing}</td>
                  <td>${build.branch}</td>
                  <td><a href=${href('change', build.change)}>${build.change}</a></td>
                  <td>${when(build.queuedAt, this.now)}</td>
                  <td class="wide">${took === undefined ? 'waits' : html`<span class="lead" aria-hidden="true" style="width:${(took / longest) * 60}%"><span style="width:100%"></span></span> ${lasted(took)}`}</td>
                </tr>
              `;
            })}
          </tbody>
        </table>
      </div>
      <p class="ways">In a terminal: ${command('threeways build list')}</p>
    `;
  }
}

customElements.define('tw-build', Build);
customElements.define('tw-builds', Builds);
