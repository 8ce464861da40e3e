package io.threeways.build.pullrequest.store;

import io.threeways.build.pullrequest.Ejection;
import io.threeways.build.pullrequest.Proposal;
import io.threeways.build.pullrequest.PullRequest;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows to states. */
final class PullRequestRows {
  private PullRequestRows() {}

  static PullRequest pullRequest(ResultSet row) throws SQLException {
    Proposal proposal = proposal(row);
    UUID event = row.getObject("event_id", UUID.class);
    String state = row.getString("state");
    return switch (state) {
      case "open" -> new PullRequest.Open(proposal, row.getBoolean("draft"), ejection(row), event);
      case "queued" ->
          new PullRequest.Queued(
              proposal,
              row.getString("queued_by"),
              row.getBoolean("fix"),
              Sql.instant(row, "queued_at"),
              event);
      case "merged" ->
          new PullRequest.Merged(
              proposal,
              row.getString("queued_by"),
              new CommitSha(row.getString("merged_commit")),
              batch(row, proposal.id().repository()),
              Sql.instant(row, "ended_at"),
              event);
      case "closed" ->
          new PullRequest.Closed(
              proposal,
              row.getString("ended_by"),
              row.getString("ended_for"),
              Sql.instant(row, "ended_at"),
              event);
      default -> throw new IllegalStateException("a pull request is not " + state);
    };
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    return new Proposal(
        new ChangeId(new RepositoryName(row.getString("repository")), row.getLong("number")),
        row.getObject("chain_id", UUID.class),
        new BranchName(row.getString("branch")),
        new BranchName(row.getString("target")),
        row.getString("title"),
        row.getString("text"),
        row.getString("author"),
        Set.of((String[]) row.getArray("pushers").getArray()),
        new CommitSha(row.getString("commit")),
        Sql.instant(row, "opened_at"),
        Sql.instant(row, "updated_at"));
  }

  private static @Nullable Ejection ejection(ResultSet row) throws SQLException {
    Instant at = Sql.instantOrNull(row, "ejected_at");
    return at == null ? null : new Ejection(row.getString("ejected_for"), at);
  }

  private static List<ChangeId> batch(ResultSet row, RepositoryName repository)
      throws SQLException {
    Long[] numbers = (Long[]) Objects.requireNonNull(row.getArray("batch")).getArray();
    return Arrays.stream(numbers).map(number -> new ChangeId(repository, number)).toList();
  }
}
