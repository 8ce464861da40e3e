import { html, nothing } from 'lit';
import { command } from '../command.js';
import { href } from '../router.js';
import { count, mark, when } from '../words.js';

const MOODS = { open: 'trial', queued: 'trial', merged: 'well', closed: 'risk' };
const VERDICTS = { approve: 'approves', request_changes: 'requests changes', comment: 'comments' };

/** What people said of a change before it was merged, and what is missing. */
export function pullRequest(pull, now) {
  const talk = pull.discussion;
  return html`
    <section class="pull" aria-label="Pull request">
      <h2>${mark(MOODS[pull.state])} Pull request, ${pull.draft ? 'draft, ' : ''}${pull.state} <span class="count">${pull.branch} → ${pull.target}</span></h2>
      ${pull.ejected ? html`<p>${mark('broken')} left the queue ${when(pull.ejected.at, now)}: ${pull.ejected.reason}</p>` : nothing}
      ${pull.queued ? html`<p>in the queue since ${when(pull.queued.since, now)}, sent by ${pull.queued.by}</p>` : nothing}
      ${pull.merged?.batch?.length > 1
        ? html`<p>tested and merged together with ${pull.merged.batch.filter((id) => id !== pull.id).map((id) => html`<a href=${href('change', id)}>${id}</a> `)}</p>`
        : nothing}
      ${pull.state === 'open' && talk?.missing?.length > 0 ? html`<p>${mark('risk')} missing: ${talk.missing.join('; ')}</p>` : nothing}
      ${(talk?.reviews ?? []).map(
        (review) => html`<p><b>${review.reviewer}</b> ${VERDICTS[review.verdict] ?? review.verdict}${review.stale ? ', of an older commit' : ''} ${when(review.at, now)}${review.text ? `: ${review.text}` : ''}</p>`,
      )}
      ${comments(talk?.comments ?? [], now)}
      ${pull.state === 'open' ? html`<p class="ways">${command(`threeways pr merge ${pull.id}`)}</p>` : nothing}
    </section>
  `;
}

function comments(all, now) {
  return all.length === 0
    ? nothing
    : html`
        <details>
          <summary>${count(all.length, 'comment')}</summary>
          ${all.map(
            (comment) => html`<p class="comment"><b>${comment.author}</b> ${comment.path ? html`<code>${comment.path}${comment.line ? `:${comment.line}` : ''}</code>` : nothing}
              ${when(comment.at, now)}<span class="text">${comment.text}</span></p>`,
          )}
        </details>
      `;
}
