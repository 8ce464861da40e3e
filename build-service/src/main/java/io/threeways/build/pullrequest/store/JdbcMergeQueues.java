package io.threeways.build.pullrequest.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.pullrequest.Batch;
import io.threeways.build.pullrequest.MergeQueues;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merge queues as rows; a queue's row is its lease, and others pass it over. */
@ApplicationScoped
class JdbcMergeQueues implements MergeQueues {
  private final Sql sql;

  JdbcMergeQueues(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void open(RepositoryName repository) {
    sql.update(
        "insert into merge_queue (repository) values (?) on conflict do nothing",
        repository.text());
  }

  @Override
  public void join(ChangeId pullRequest) {
    sql.update(
        "update pull_request set together = null where repository = ? and number = ?",
        pullRequest.repository().text(),
        pullRequest.number());
  }

  @Override
  public List<RepositoryName> busy() {
    return sql.list(
        """
        select repository from merge_queue q
        where exists (select 1 from pull_request p
            where p.repository = q.repository and p.state = 'queued')
          or exists (select 1 from merge_batch b
            where b.repository = q.repository and b.state in ('trying', 'landing'))
        order by repository\
        """,
        row -> new RepositoryName(row.getString(1)));
  }

  @Override
  public Optional<State> take(RepositoryName repository) {
    return sql.first(
        """
        update merge_queue set epoch = epoch + 1 where repository =
          (select repository from merge_queue where repository = ? for update skip locked)
        returning *\
        """,
        JdbcMergeQueues::state,
        repository.text());
  }

  @Override
  public Optional<State> find(RepositoryName repository) {
    return sql.first(
        "select * from merge_queue where repository = ?",
        JdbcMergeQueues::state,
        repository.text());
  }

  @Override
  public List<Batch.Active> active(RepositoryName repository) {
    return sql.list(
        """
        select * from merge_batch where repository = ? and state in ('trying', 'landing')
        order by number\
        """,
        this::active,
        repository.text());
  }

  @Override
  public Optional<Batch.Active> active(RepositoryName repository, CommitSha commit) {
    return sql.first(
        """
        select * from merge_batch
        where repository = ? and commit = ? and state in ('trying', 'landing')\
        """,
        this::active,
        repository.text(),
        commit.text());
  }

  @Override
  public Optional<CommitSha> before(RepositoryName repository, CommitSha landed) {
    return sql.first(
        "select base from merge_batch where repository = ? and commit = ? and state = 'landed'",
        row -> new CommitSha(row.getString("base")),
        repository.text(),
        landed.text());
  }

  @Override
  public Optional<Batch.Active> with(ChangeId pullRequest) {
    return sql.first(
        """
        select b.* from merge_batch b join merge_member m
          on m.repository = b.repository and m.batch = b.number
        where m.repository = ? and m.change = ? and b.state in ('trying', 'landing')\
        """,
        this::active,
        pullRequest.repository().text(),
        pullRequest.number());
  }

  @Override
  public List<Waiting> waiting(RepositoryName repository) {
    return sql.list(
        """
        select number, commit, together from pull_request p
        where repository = ? and state = 'queued' and not exists (
          select 1 from merge_member m join merge_batch b
            on b.repository = m.repository and b.number = m.batch
          where m.repository = p.repository and m.change = p.number
            and b.state in ('trying', 'landing'))
        order by queued_at, number\
        """,
        row ->
            new Waiting(
                new Batch.Member(
                    new ChangeId(repository, row.getLong("number")),
                    new CommitSha(row.getString("commit"))),
                row.getObject("together", Integer.class)),
        repository.text());
  }

  @Override
  public long nextNumber(RepositoryName repository) {
    return sql.first(
            """
            update merge_queue set last_batch = last_batch + 1 where repository = ?
            returning last_batch\
            """,
            row -> row.getLong(1),
            repository.text())
        .orElseThrow(() -> new IllegalStateException("no queue of " + repository));
  }

  @Override
  public void put(Batch batch) {
    Batch.Merge merge = batch.merge();
    boolean isNew =
        sql.update(
                """
                insert into merge_batch (repository, number, change, base, commit, tree, build,
                  state, reason, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (repository, number) do nothing\
                """,
                merge.repository().text(),
                merge.number(),
                merge.change().number(),
                merge.base().text(),
                merge.commit().text(),
                merge.tree().text(),
                batch.build().number(),
                word(batch),
                reason(batch),
                merge.madeAt())
            == 1;
    if (isNew) {
      putMembers(merge);
    } else {
      sql.update(
          "update merge_batch set state = ?, reason = ? where repository = ? and number = ?",
          word(batch),
          reason(batch),
          merge.repository().text(),
          merge.number());
    }
  }

  private void putMembers(Batch.Merge merge) {
    for (int i = 0; i < merge.members().size(); i++) {
      Batch.Member member = merge.members().get(i);
      sql.update(
          """
          insert into merge_member (repository, batch, position, change, head)
          values (?, ?, ?, ?, ?)\
          """,
          merge.repository().text(),
          merge.number(),
          i,
          member.change().number(),
          member.head().text());
    }
  }

  @Override
  public void limit(ChangeId pullRequest, int together) {
    sql.update(
        "update pull_request set together = ? where repository = ? and number = ?",
        together,
        pullRequest.repository().text(),
        pullRequest.number());
  }

  @Override
  public void pause(RepositoryName repository, Instant until) {
    sql.update(
        "update merge_queue set paused_until = ? where repository = ?", until, repository.text());
  }

  @Override
  public void waitFor(RepositoryName repository, @Nullable String what) {
    sql.update(
        """
        update merge_queue set waits_for = ?
        where repository = ? and waits_for is distinct from ?\
        """,
        what,
        repository.text(),
        what);
  }

  private Batch.Active active(ResultSet row) throws SQLException {
    RepositoryName repository = new RepositoryName(row.getString("repository"));
    long number = row.getLong("number");
    Batch.Merge merge =
        new Batch.Merge(
            repository,
            number,
            new ChangeId(repository, row.getLong("change")),
            members(repository, number),
            new CommitSha(row.getString("base")),
            new CommitSha(row.getString("commit")),
            new CommitSha(row.getString("tree")),
            Sql.instant(row, "made_at"));
    BuildId build = new BuildId(repository, row.getLong("build"));
    String state = row.getString("state");
    return switch (state) {
      case "trying" -> new Batch.Trying(merge, build);
      case "landing" -> new Batch.Landing(merge, build);
      default -> throw new IllegalStateException("an active batch is not " + state);
    };
  }

  private List<Batch.Member> members(RepositoryName repository, long batch) {
    return sql.list(
        "select * from merge_member where repository = ? and batch = ? order by position",
        row ->
            new Batch.Member(
                new ChangeId(repository, row.getLong("change")),
                new CommitSha(row.getString("head"))),
        repository.text(),
        batch);
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(
        row.getLong("epoch"), Sql.instantOrNull(row, "paused_until"), row.getString("waits_for"));
  }

  private static String word(Batch batch) {
    return switch (batch) {
      case Batch.Trying _ -> "trying";
      case Batch.Landing _ -> "landing";
      case Batch.Landed _ -> "landed";
      case Batch.Dissolved _ -> "dissolved";
    };
  }

  private static @Nullable String reason(Batch batch) {
    return batch instanceof Batch.Dissolved dissolved ? dissolved.reason() : null;
  }
}
