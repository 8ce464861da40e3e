import { follow } from './live.js';
import { emptyState, fold } from './state.js';

/** Pages are told at most this often, however many events come. */
const TELL_MILLIS = 100;
const AGAIN_MILLIS = 3000;

/**
 * What is going on, once for all pages. Says `changed` when it knows more, with the kinds of events
 * that it heard (`pipelinerun.finished`) as the event's `detail`.
 */
class World extends EventTarget {
  state = emptyState();
  connection = 'connecting';
  failure = '';
  loaded = false;
  heard = new Set();

  async start() {
    try {
      await follow({ event: (event) => this.take(event), connection: (word) => this.connected(word) });
      this.failure = '';
    } catch (e) {
      this.failure = e.message;
      this.connection = 'lost';
      setTimeout(() => this.start(), AGAIN_MILLIS);
    }
    this.loaded = true;
    this.tell();
  }

  connected(word) {
    this.connection = word;
    this.tell();
  }

  take(event) {
    const kind = fold(this.state, event);
    if (kind) {
      this.heard.add(kind);
      this.telling ??= setTimeout(() => this.tell(), TELL_MILLIS);
    }
  }

  tell() {
    clearTimeout(this.telling);
    this.telling = undefined;
    const kinds = this.heard;
    this.heard = new Set();
    this.dispatchEvent(new CustomEvent('changed', { detail: kinds }));
  }
}

export const world = new World();
