package io.threeways.build.repository.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.repository.MainEntry;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Repositories as rows. */
@ApplicationScoped
class JdbcRepositories implements Repositories {
  private final Sql sql;

  JdbcRepositories(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public boolean add(Repository repository) {
    return sql.update(
            """
            insert into repository (name, created_at, chain_id, event_id) values (?, ?, ?, ?)
            on conflict do nothing\
            """,
            repository.name().text(),
            repository.createdAt(),
            repository.chain(),
            repository.event())
        == 1;
  }

  @Override
  public boolean exists(RepositoryName name) {
    return sql.first("select 1 from repository where name = ?", row -> row.getInt(1), name.text())
        .isPresent();
  }

  @Override
  public MainEntry mainEntry(RepositoryName name) {
    return sql.first(
            "select main_entry from repository where name = ?",
            row -> MainEntry.of(row.getString(1)),
            name.text())
        .orElseThrow(() -> new IllegalStateException("no repository " + name));
  }

  @Override
  public boolean choose(RepositoryName name, MainEntry entry) {
    return sql.update(
            "update repository set main_entry = ? where name = ?", entry.word(), name.text())
        == 1;
  }

  @Override
  public List<Repository> all() {
    return sql.list("select * from repository order by name", JdbcRepositories::repository);
  }

  private static Repository repository(ResultSet row) throws SQLException {
    return new Repository(
        new RepositoryName(row.getString("name")),
        Sql.instant(row, "created_at"),
        row.getObject("chain_id", UUID.class),
        row.getObject("event_id", UUID.class),
        MainEntry.of(row.getString("main_entry")));
  }
}
