package io.threeways.build.andon.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.andon.EarlyVerdicts;
import io.threeways.build.andon.ForeignRun;
import io.threeways.build.andon.Witness;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Early verdicts as rows. */
@ApplicationScoped
class JdbcEarlyVerdicts implements EarlyVerdicts {
  private final Sql sql;

  JdbcEarlyVerdicts(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void keep(ForeignRun run, Instant heardAt) {
    String reason =
        switch (run) {
          case ForeignRun.Green _ -> null;
          case ForeignRun.Red red -> red.reason();
        };
    sql.update(
        """
        insert into andon_early_verdict as kept (repository, witness, commit, run, reason, heard_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (repository, witness, commit) do update
        set run = excluded.run, reason = excluded.reason, heard_at = excluded.heard_at
        where kept.reason is not null\
        """,
        run.repository().text(),
        run.pipeline().name(),
        run.commit().text(),
        run.run().toString(),
        reason,
        heardAt);
  }

  @Override
  public void forget(RepositoryName repository, Instant heardBefore, int most) {
    sql.update("delete from andon_early_verdict where heard_at < ?", heardBefore);
    sql.update(
        """
        delete from andon_early_verdict where repository = ? and (witness, commit) in (
          select witness, commit from andon_early_verdict where repository = ?
          order by heard_at desc, witness, commit offset ?)\
        """,
        repository.text(),
        repository.text(),
        most);
  }

  @Override
  public List<ForeignRun> of(RepositoryName repository) {
    return sql.list(
        """
        select * from andon_early_verdict where repository = ?
        order by reason is not null, heard_at\
        """,
        JdbcEarlyVerdicts::run,
        repository.text());
  }

  @Override
  public void remove(ForeignRun run) {
    sql.update(
        "delete from andon_early_verdict where repository = ? and witness = ? and commit = ?",
        run.repository().text(),
        run.pipeline().name(),
        run.commit().text());
  }

  private static ForeignRun run(ResultSet row) throws SQLException {
    RepositoryName repository = new RepositoryName(row.getString("repository"));
    CommitSha commit = new CommitSha(row.getString("commit"));
    Witness witness = new Witness(row.getString("witness"));
    URI run = URI.create(row.getString("run"));
    String reason = row.getString("reason");
    return reason == null
        ? new ForeignRun.Green(repository, commit, witness, run)
        : new ForeignRun.Red(repository, commit, witness, run, reason);
  }
}
