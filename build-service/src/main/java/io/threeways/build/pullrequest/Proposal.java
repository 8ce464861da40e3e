package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What is proposed.
 *
 * @param id of the change, which is its branch's life: the pull request has the same
 * @param chain of the change
 * @param target the branch that it is for
 * @param title one line
 * @param text what the author says of it, Markdown as it was written
 * @param author the member who opened it
 * @param pushers whose tokens brought its commits
 * @param commit the newest
 */
public record Proposal(
    ChangeId id,
    UUID chain,
    BranchName branch,
    BranchName target,
    String title,
    String text,
    String author,
    Set<String> pushers,
    CommitSha commit,
    Instant openedAt,
    Instant updatedAt) {
  public Proposal {
    pushers = Set.copyOf(pushers);
  }

  Proposal pushed(CommitSha newest, String pusher, Instant at) {
    Set<String> all = new TreeSet<>(pushers);
    all.add(pusher);
    return new Proposal(id, chain, branch, target, title, text, author, all, newest, openedAt, at);
  }
}
