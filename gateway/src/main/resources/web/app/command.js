import { html } from 'lit';

const SAID_MILLIS = 1500;

/** A command as one types it, with a button that copies it. */
export const command = (words) => html`
  <span class="command"><code>${words}</code><button type="button" class="copy" aria-label="Copy ${words}" @click=${(e) => copy(e.currentTarget, words)}>copy</button></span>
`;

/** What a page says that has nothing to show: why, and the one command that changes it. */
export const empty = (words, how) => html`<p class="empty">${words} ${command(how)}</p>`;

async function copy(button, words) {
  await navigator.clipboard?.writeText(words);
  button.textContent = 'copied';
  setTimeout(() => (button.textContent = 'copy'), SAID_MILLIS);
}

/** In a shell: one word, whatever stands in it. */
export const quoted = (word) => (/^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
