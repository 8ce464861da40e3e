package io.threeways.learning.chain.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.jdbc.Sql;
import io.threeways.learning.chain.Changes;
import io.threeways.learning.chain.Push;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pushes as rows. */
@ApplicationScoped
class JdbcChanges implements Changes {
  private final Sql sql;

  JdbcChanges(@DataSource("learning") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void pushed(Push push) {
    sql.update(
        """
        insert into push (event_id, change, chain, repository, branch, commit, title, author,
          pushed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (event_id) do nothing\
        """,
        push.event(),
        push.change(),
        push.chain(),
        push.repository(),
        push.branch(),
        push.commit(),
        push.title(),
        push.author(),
        push.at());
  }

  @Override
  public Optional<Push> find(String change) {
    return sql.first(
        "select * from push where change = ? order by pushed_at desc, event_id desc limit 1",
        JdbcChanges::push,
        change);
  }

  @Override
  public Optional<Push> withCommit(String commit) {
    return sql.first(
        "select * from push where starts_with(commit, ?) order by pushed_at desc, event_id desc"
            + " limit 1",
        JdbcChanges::push,
        commit);
  }

  @Override
  public List<Push> latest(@Nullable String repository, int limit) {
    return sql.list(
        """
        select * from (
          select distinct on (change) * from push where ?::text is null or repository = ?
          order by change, pushed_at desc, event_id desc) newest
        order by pushed_at desc, event_id desc limit ?\
        """,
        JdbcChanges::push,
        repository,
        repository,
        limit);
  }

  private static Push push(ResultSet row) throws SQLException {
    return new Push(
        row.getString("event_id"),
        row.getString("change"),
        row.getString("chain"),
        row.getString("repository"),
        row.getString("branch"),
        row.getString("commit"),
        row.getString("title"),
        row.getString("author"),
        Sql.instant(row, "pushed_at"));
  }
}
