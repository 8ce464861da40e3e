import { LitElement, html } from 'lit';
import { inPath } from '../api.js';
import { count } from '../words.js';
import { pieces } from './ansi.js';

/** Lines are put on the page at most this often. */
const WRITE_MILLIS = 100;
/** So many lines of a stage stay on the page; `threeways build log` has all. */
const MOST_LINES = 5000;
/** What the platform itself says, between the stages. */
const PLATFORM = 'the platform';

/**
 * A build's log while it is written or later: folded by stage, with an address for each line. Lines
 * are told as text nodes, thousands of them; that part of the page is kept by hand and not rendered.
 */
class Log extends LitElement {
  static properties = {
    of: { attribute: false },
    follows: { state: true },
    sought: { state: true },
    hits: { state: true },
    lines: { state: true },
    ended: { state: true },
    lost: { state: true },
  };

  constructor() {
    super();
    this.follows = false;
    this.begin();
  }

  createRenderRoot() {
    return this;
  }

  begin() {
    this.lines = 0;
    this.sought = '';
    this.hits = [];
    this.ended = '';
    this.lost = false;
    this.folds = [];
    this.waiting = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.source?.close();
    clearTimeout(this.writing);
  }

  updated(changes) {
    if (changes.has('of')) {
      this.read();
    }
  }

  /** The browser goes on after the last line when the connection breaks. */
  read() {
    this.source?.close();
    this.begin();
    this.querySelector('.log').replaceChildren();
    this.source = new EventSource(`/api/build/builds/${inPath(this.of)}/log?lines=json`);
    this.source.onopen = () => (this.lost = false);
    this.source.onerror = () => (this.lost = true);
    this.source.onmessage = (message) => this.take(JSON.parse(message.data));
    this.source.addEventListener('end', (message) => {
      this.source.close();
      this.write();
      this.end(message.data);
    });
  }

  take(line) {
    this.waiting.push(line);
    this.writing ??= setTimeout(() => this.write(), WRITE_MILLIS);
  }

  write() {
    clearTimeout(this.writing);
    this.writing = undefined;
    for (const line of this.waiting.splice(0)) {
      this.add(line);
    }
    this.find(this.sought);
    if (this.follows) {
      this.querySelector('.log').lastElementChild?.scrollIntoView({ block: 'end' });
    }
  }

  /** A piece of a very long line goes on where the one before ended. */
  add({ stage, text, ended }) {
    const fold = this.foldOf(stage ?? PLATFORM);
    if (this.open) {
      this.append(this.open, text);
    } else {
      this.lines += 1;
      this.open = fold.body.appendChild(this.row(this.lines));
      this.append(this.open, text);
      fold.lines += 1;
      if (fold.lines > MOST_LINES) {
        fold.body.firstElementChild.remove();
      }
      fold.count.textContent = count(fold.lines, 'line');
    }
    this.open = ended ? undefined : this.open;
  }

  /** The platform speaks in between: its lines stand where they were said. */
  foldOf(stage) {
    const last = this.folds.at(-1);
    if (last?.stage === stage) {
      return last;
    }
    if (last && stage !== PLATFORM) {
      last.details.open = last.stage === PLATFORM;
    }
    const details = document.createElement('details');
    const summary = details.appendChild(document.createElement('summary'));
    summary.appendChild(document.createElement('b')).textContent = stage;
    const lines = summary.appendChild(document.createElement('span'));
    lines.className = 'count';
    details.dataset.stage = stage;
    details.open = true;
    const body = details.appendChild(document.createElement('div'));
    const fold = { stage, details, body, count: lines, lines: 0 };
    this.folds.push(fold);
    this.querySelector('.log').append(details);
    return fold;
  }

  row(number) {
    const row = document.createElement('div');
    row.className = 'line';
    row.id = `L${number}`;
    const anchor = row.appendChild(document.createElement('a'));
    anchor.href = `#L${number}`;
    anchor.textContent = number;
    row.appendChild(document.createElement('span'));
    return row;
  }

  append(row, line) {
    for (const { text, classes } of pieces(line)) {
      const piece = row.lastElementChild.appendChild(document.createElement('span'));
      piece.className = classes.join(' ');
      piece.textContent = text;
    }
  }

  /** What is worth reading stays open: where it failed, else where it ended. */
  end(state) {
    this.ended = state;
    const stages = this.folds.filter((fold) => fold.stage !== PLATFORM);
    stages.forEach((fold) => (fold.details.open = fold === stages.at(-1) && state !== 'passed'));
    const named = location.hash.startsWith('#L') ? document.getElementById(location.hash.slice(1)) : null;
    if (named) {
      this.show(named);
    }
  }

  find(words) {
    this.sought = words;
    const sought = words.toLowerCase();
    this.hits = [];
    for (const row of this.querySelectorAll('.line')) {
      const hit = sought !== '' && row.lastElementChild.textContent.toLowerCase().includes(sought);
      row.classList.toggle('hit', hit);
      if (hit) {
        this.hits.push(row);
      }
    }
  }

  next() {
    if (this.hits.length > 0) {
      const shown = this.hits.indexOf(this.shownHit);
      this.shownHit = this.hits[(shown + 1) % this.hits.length];
      this.show(this.shownHit);
    }
  }

  show(row) {
    row.closest('details').open = true;
    row.scrollIntoView({ block: 'center' });
  }

  foldAll(open) {
    this.folds.forEach((fold) => (fold.details.open = open));
  }

  render() {
    return html`
      <div class="log-tools">
        <input type="search" placeholder="Search the log" aria-label="Search the log"
          @input=${(e) => this.find(e.target.value)} @keydown=${(e) => e.key === 'Enter' && this.next()}>
        <span role="status">${this.sought ? `${count(this.hits.length, 'line')} of ${this.lines}; Enter shows the next` : count(this.lines, 'line')}${this.lost ? ', connection lost, trying again …' : ''}</span>
        <label><input type="checkbox" .checked=${this.follows} @change=${(e) => (this.follows = e.target.checked)}> follow</label>
        <button type="button" @click=${() => this.foldAll(true)}>Unfold</button>
        <button type="button" @click=${() => this.foldAll(false)}>Fold</button>
      </div>
      <div class="log" tabindex="0" role="region" aria-label="Lines of the log"></div>
    `;
  }
}

customElements.define('tw-log', Log);
