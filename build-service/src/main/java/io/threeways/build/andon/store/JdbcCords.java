package io.threeways.build.andon.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.andon.Cord;
import io.threeways.build.andon.Cords;
import io.threeways.build.andon.Release;
import io.threeways.build.andon.SwarmMember;
import io.threeways.build.andon.Witness;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pulls as rows; one that is not released is the cord's state. */
@ApplicationScoped
class JdbcCords implements Cords {
  private final Sql sql;
  private final PullRows rows;

  JdbcCords(@DataSource("build") AgroalDataSource dataSource, PullRows rows) {
    this.sql = new Sql(dataSource);
    this.rows = rows;
  }

  @Override
  public Cord of(RepositoryName repository) {
    return sql.first(
            "select * from andon_pull where repository = ? and released_at is null",
            rows::cord,
            repository.text())
        .<Cord>map(this::withSwarm)
        .orElseGet(() -> released(repository));
  }

  @Override
  public List<Cord.Pulled> pulled() {
    return sql
        .list("select * from andon_pull where released_at is null order by pulled_at", rows::cord)
        .stream()
        .map(this::withSwarm)
        .toList();
  }

  @Override
  public void save(Cord.Pulled cord) {
    PullRow row = rows.row(cord.pull());
    sql.update(
        """
        insert into andon_pull (repository, number, kind, commit, change, build, stage, test,
          pipeline, run, pulled_by, reason, pulled_at, chain_id, event_id)
        values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?)
        on conflict (repository, number) do update set event_id = excluded.event_id\
        """,
        cord.repository().text(),
        cord.pull().number(),
        row.kind(),
        cord.pull().breakage().commit().text(),
        row.change(),
        row.build(),
        row.stage(),
        row.test(),
        row.pipeline(),
        row.run(),
        cord.pull().by(),
        cord.pull().reason(),
        cord.pull().at(),
        cord.pull().chain(),
        cord.lastEvent());
    saveSwarm(cord);
  }

  @Override
  public void release(Cord.Pulled cord, Release release, UUID event) {
    CommitSha commit = release.commit();
    sql.update(
        """
        update andon_pull set released_at = ?, released_by = ?, release_reason = ?,
          release_commit = ?, release_build = ?, event_id = ?
        where repository = ? and number = ?\
        """,
        release.at(),
        release.by(),
        release.reason(),
        commit == null ? null : commit.text(),
        release.build() == null ? null : release.build().number(),
        event,
        cord.repository().text(),
        cord.pull().number());
  }

  @Override
  public Optional<CommitSha> green(RepositoryName repository, Witness witness) {
    return sql.first(
        "select commit from andon_green where repository = ? and witness = ?",
        row -> new CommitSha(row.getString(1)),
        repository.text(),
        witness.name());
  }

  @Override
  public void turnGreen(RepositoryName repository, Witness witness, CommitSha commit) {
    sql.update(
        """
        insert into andon_green (repository, witness, commit) values (?, ?, ?)
        on conflict (repository, witness) do update set commit = excluded.commit\
        """,
        repository.text(),
        witness.name(),
        commit.text());
  }

  private Cord.Released released(RepositoryName repository) {
    long pulls =
        sql.first(
                "select coalesce(max(number), 0) from andon_pull where repository = ?",
                row -> row.getLong(1),
                repository.text())
            .orElse(0L);
    return new Cord.Released(repository, pulls);
  }

  private Cord.Pulled withSwarm(Cord.Pulled cord) {
    List<SwarmMember> swarm =
        sql.list(
            """
            select member, joined_at from andon_helper where repository = ? and pull = ?
            order by joined_at, member\
            """,
            row -> new SwarmMember(row.getString("member"), Sql.instant(row, "joined_at")),
            cord.repository().text(),
            cord.pull().number());
    return new Cord.Pulled(cord.repository(), cord.pull(), swarm, cord.lastEvent());
  }

  private void saveSwarm(Cord.Pulled cord) {
    String repository = cord.repository().text();
    long pull = cord.pull().number();
    sql.update(
        """
        delete from andon_helper where repository = ? and pull = ? and member <> all (cast(? as text[]))\
        """,
        repository,
        pull,
        cord.swarm().stream().map(SwarmMember::member).toList());
    for (SwarmMember helper : cord.swarm()) {
      sql.update(
          """
          insert into andon_helper (repository, pull, member, joined_at) values (?, ?, ?, ?)
          on conflict do nothing\
          """,
          repository,
          pull,
          helper.member(),
          helper.joinedAt());
    }
  }
}
