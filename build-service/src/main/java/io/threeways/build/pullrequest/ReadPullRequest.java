package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangedFile;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a pull request consists of, as Git has it. */
@ApplicationScoped
public class ReadPullRequest {
  private final Changes changes;
  private final Histories histories;
  private final Trees trees;
  private final Merges merges;
  private final PathPatterns patterns;
  private final PullRequestLimits limits;

  ReadPullRequest(
      Changes changes,
      Histories histories,
      Trees trees,
      Merges merges,
      PathPatterns patterns,
      PullRequestLimits limits) {
    this.changes = changes;
    this.histories = histories;
    this.trees = trees;
    this.merges = merges;
    this.patterns = patterns;
    this.limits = limits;
  }

  /**
   * What a pull request adds to main.
   *
   * @param main where main stands
   * @param commits the newest first
   * @param files those that differ from where the branch left main
   * @param landing paths that main would get differently
   * @param owners as main says, not as the pull request does
   * @param unread what of it was not read because it is too much, one sentence each
   */
  public record Content(
      CommitSha main,
      List<Commit> commits,
      List<ChangedFile> files,
      List<String> landing,
      CodeOwners owners,
      List<String> unread) {
    public Content {
      commits = List.copyOf(commits);
      files = List.copyOf(files);
      landing = List.copyOf(landing);
      unread = unread.stream().distinct().toList();
    }
  }

  public Content read(Proposal proposal) throws IOException {
    return read(proposal, main(proposal));
  }

  /**
   * @param main where main stands, or stood before the pull request was on it
   */
  Content read(Proposal proposal, CommitSha main) throws IOException {
    RepositoryName repository = proposal.id().repository();
    CommitSha base = histories.mergeBase(repository, main, proposal.commit()).orElse(main);
    List<Commit> commits =
        histories.difference(
            repository, List.of(proposal.commit()), List.of(main), limits.commits() + 1);
    List<ChangedFile> files =
        trees.differences(repository, base, proposal.commit(), limits.files() + 1);
    List<String> unread = new ArrayList<>();
    List<ChangedFile> read = most(files, limits.files(), "files", unread);
    return new Content(
        main,
        most(commits, limits.commits(), "commits", unread),
        read,
        read.stream().map(ChangedFile::path).toList(),
        owners(repository, main),
        unread);
  }

  /**
   * The same, with what a merge would change on main: histories that cross have a branch differ
   * from main in files in which it does not differ from where it left main.
   */
  Content readToLand(Proposal proposal) throws IOException {
    Content content = read(proposal);
    Optional<List<String>> changes =
        merges.changes(
            proposal.id().repository(), content.main(), proposal.commit(), limits.files() + 1);
    List<String> unread = new ArrayList<>(content.unread());
    return new Content(
        content.main(),
        content.commits(),
        content.files(),
        changes.isEmpty()
            ? content.landing()
            : most(changes.get(), limits.files(), "files", unread),
        content.owners(),
        unread);
  }

  private static <T> List<T> most(List<T> all, int limit, String what, List<String> unread) {
    if (all.size() <= limit) {
      return all;
    }
    unread.add("it has more than %d %s, and the rest is nobody's to review".formatted(limit, what));
    return all.subList(0, limit);
  }

  /** Where the target stands now. */
  CommitSha main(Proposal proposal) {
    return Optional.ofNullable(changes.heads(proposal.id().repository()).get(proposal.target()))
        .map(Head::commit)
        .orElseThrow(() -> new IllegalStateException(proposal.target() + " is never deleted"));
  }

  private CodeOwners owners(RepositoryName repository, CommitSha main) throws IOException {
    for (String place : CodeOwners.PLACES) {
      Optional<byte[]> file = trees.file(repository, main, place);
      if (file.isPresent()) {
        return CodeOwners.parse(place, new String(file.get(), StandardCharsets.UTF_8), patterns);
      }
    }
    return CodeOwners.NONE;
  }
}
