package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import java.time.Instant;
import java.util.List;

/**
 * Pull requests that are merged and tried together.
 *
 * <pre>
 *   Trying ──verified──▶ Landing ──land──▶ Landed
 *      └──────dissolve──────┴─────────────▶ Dissolved
 * </pre>
 *
 * Landing is written down before main is moved, so that a process that dies between the two leaves
 * a trace by which the move is understood.
 */
public sealed interface Batch {
  Merge merge();

  /** What tests it. */
  BuildId build();

  /** It may still land. */
  sealed interface Active extends Batch {
    default Dissolved dissolve(String reason) {
      return new Dissolved(merge(), build(), reason);
    }
  }

  record Trying(Merge merge, BuildId build) implements Active {
    Landing verified() {
      return new Landing(merge, build);
    }
  }

  /** Its build is green, and main is about to be moved. */
  record Landing(Merge merge, BuildId build) implements Active {
    Landed land() {
      return new Landed(merge, build);
    }
  }

  record Landed(Merge merge, BuildId build) implements Batch {}

  /** Its members are tried anew, or have left. */
  record Dissolved(Merge merge, BuildId build, String reason) implements Batch {}

  /**
   * What is merged.
   *
   * @param number counts the queue's batches, beginning with 1
   * @param change that is built: the only member, or one made of all of them
   * @param members in the order in which they are merged
   * @param base main, or the commit of the batch ahead
   * @param commit of the merge
   * @param tree of that commit
   */
  record Merge(
      RepositoryName repository,
      long number,
      ChangeId change,
      List<Member> members,
      CommitSha base,
      CommitSha commit,
      CommitSha tree,
      Instant madeAt) {
    public Merge {
      members = List.copyOf(members);
      if (members.isEmpty()) {
        throw new IllegalArgumentException("a batch has members");
      }
    }

    List<ChangeId> changes() {
      return members.stream().map(Member::change).toList();
    }

    /** Under which its commit is kept. */
    String ref() {
      return "main/" + number;
    }
  }

  /**
   * A pull request in the queue.
   *
   * @param head the commit that was approved
   */
  record Member(ChangeId change, CommitSha head) {}
}
