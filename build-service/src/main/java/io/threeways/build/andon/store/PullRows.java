package io.threeways.build.andon.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.build.andon.Breakage;
import io.threeways.build.andon.Cord;
import io.threeways.build.andon.Pull;
import io.threeways.build.andon.Witness;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import io.threeways.jdbc.Sql;
import io.threeways.pipeline.report.FailedTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows to pulls and back. */
@ApplicationScoped
class PullRows {
  private final ObjectMapper json = new ObjectMapper();

  PullRow row(Pull pull) {
    Breakage breakage = pull.breakage();
    Long change = breakage.change() == null ? null : breakage.change().number();
    return switch (breakage) {
      case Breakage.RedBuild red ->
          new PullRow(
              "build", change, red.build().number(), red.stage(), write(red.test()), null, null);
      case Breakage.ForeignRun foreign ->
          new PullRow(
              "foreign",
              change,
              null,
              null,
              null,
              foreign.witness().name(),
              foreign.run().toString());
      case Breakage.SeenByPerson _ -> new PullRow("person", change, null, null, null, null, null);
    };
  }

  /** Without its swarm. */
  Cord.Pulled cord(ResultSet row) throws SQLException {
    RepositoryName repository = new RepositoryName(row.getString("repository"));
    Pull pull =
        new Pull(
            row.getLong("number"),
            breakage(repository, row),
            row.getString("pulled_by"),
            row.getString("reason"),
            Sql.instant(row, "pulled_at"),
            row.getObject("chain_id", UUID.class));
    return new Cord.Pulled(repository, pull, List.of(), row.getObject("event_id", UUID.class));
  }

  private Breakage breakage(RepositoryName repository, ResultSet row) throws SQLException {
    CommitSha commit = new CommitSha(row.getString("commit"));
    Long number = row.getObject("change", Long.class);
    ChangeId change = number == null ? null : new ChangeId(repository, number);
    String kind = row.getString("kind");
    return switch (kind) {
      case "build" ->
          new Breakage.RedBuild(
              new BuildId(repository, row.getLong("build")),
              Objects.requireNonNull(change),
              commit,
              row.getString("stage"),
              test(row));
      case "foreign" ->
          new Breakage.ForeignRun(
              new Witness(row.getString("pipeline")),
              URI.create(row.getString("run")),
              commit,
              change);
      case "person" -> new Breakage.SeenByPerson(commit, change);
      default -> throw new IllegalStateException("a cord is not pulled by " + kind);
    };
  }

  private @Nullable FailedTest test(ResultSet row) throws SQLException {
    String test = row.getString("test");
    try {
      return test == null ? null : json.readValue(test, FailedTest.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("the row's test is not one", e);
    }
  }

  private @Nullable String write(@Nullable FailedTest test) {
    try {
      return test == null ? null : json.writeValueAsString(test);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a test can always be written", e);
    }
  }
}
