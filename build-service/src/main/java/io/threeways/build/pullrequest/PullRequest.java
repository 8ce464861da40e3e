package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that is proposed for main.
 *
 * <pre>
 *            enqueue             land
 *   Open ──────────────▶ Queued ──────▶ Merged
 *   │ ▲ ▲                 │  │
 *   │ │ └── eject, push ──┘  │
 *   │ └─ reopen ─┐           │
 *   │  close     │   close   │
 *   └────────▶ Closed ◀──────┘
 * </pre>
 *
 * A push changes what is proposed, so it takes a queued one out of the queue. Each transition takes
 * the id of the event that tells it, which is the cause of the next one.
 */
public sealed interface PullRequest {
  Proposal proposal();

  /** The newest event of this pull request. */
  UUID lastEvent();

  default ChangeId id() {
    return proposal().id();
  }

  /** It has not ended. */
  sealed interface Alive extends PullRequest {

    /** Commits came. */
    Open push(CommitSha newest, String pusher, Instant at, UUID event);

    Alive said(UUID event);

    default Closed close(@Nullable String by, String reason, Instant at, UUID event) {
      return new Closed(proposal(), by, reason, at, event);
    }
  }

  /**
   * It is discussed.
   *
   * @param draft its author does not want it merged yet
   * @param ejection why it left the queue the last time; null when it never did, or was pushed to
   *     since
   */
  record Open(Proposal proposal, boolean draft, @Nullable Ejection ejection, UUID lastEvent)
      implements Alive {

    @Override
    public Open push(CommitSha newest, String pusher, Instant at, UUID event) {
      return new Open(proposal.pushed(newest, pusher, at), draft, null, event);
    }

    @Override
    public Open said(UUID event) {
      return new Open(proposal, draft, ejection, event);
    }

    Open ready() {
      return new Open(proposal, false, ejection, lastEvent);
    }

    Queued enqueue(String by, boolean fix, Instant at, UUID event) {
      return new Queued(proposal, by, fix, at, event);
    }
  }

  /**
   * It waits in the merge queue, or is tried there.
   *
   * @param by the member who sent it there
   */
  record Queued(Proposal proposal, String by, boolean fix, Instant since, UUID lastEvent)
      implements Alive {

    @Override
    public Open push(CommitSha newest, String pusher, Instant at, UUID event) {
      return new Open(proposal.pushed(newest, pusher, at), false, null, event);
    }

    @Override
    public Queued said(UUID event) {
      return new Queued(proposal, by, fix, since, event);
    }

    /** Somebody says that it repairs a broken main. */
    Queued asFix() {
      return new Queued(proposal, by, true, since, lastEvent);
    }

    Open eject(Ejection why, UUID event) {
      return new Open(proposal, false, why, event);
    }

    Merged land(CommitSha commit, List<ChangeId> batch, Instant at, UUID event) {
      return new Merged(proposal, by, commit, batch, at, event);
    }
  }

  /** It is over. */
  sealed interface Ended extends PullRequest {}

  /**
   * It is on main.
   *
   * @param by the member who sent it to the queue
   * @param commit at which main stands with it
   * @param batch the changes that were tested together, this one included
   */
  record Merged(
      Proposal proposal,
      String by,
      CommitSha commit,
      List<ChangeId> batch,
      Instant at,
      UUID lastEvent)
      implements Ended {
    public Merged {
      batch = List.copyOf(batch);
    }
  }

  /**
   * It was given up.
   *
   * @param by the member who did; null when its branch went
   * @param reason one sentence for a person
   */
  record Closed(Proposal proposal, @Nullable String by, String reason, Instant at, UUID lastEvent)
      implements Ended {

    /** Proposed anew: the branch still lives. */
    Open reopen(Proposal again, boolean draft, UUID event) {
      return new Open(again, draft, null, event);
    }
  }
}
