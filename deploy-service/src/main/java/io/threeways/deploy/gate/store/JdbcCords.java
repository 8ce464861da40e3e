package io.threeways.deploy.gate.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.deploy.gate.Cords;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Cords as rows. */
@ApplicationScoped
class JdbcCords implements Cords {
  private final Sql sql;

  JdbcCords(@DataSource("deploy") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void note(String repository, long sequence, Optional<String> reason) {
    sql.update(
        """
        insert into cord (repository, sequence, reason) values (?, ?, ?)
        on conflict (repository) do update
          set sequence = excluded.sequence, reason = excluded.reason
          where cord.sequence < excluded.sequence\
        """,
        repository,
        sequence,
        reason.orElse(null));
  }

  @Override
  public Optional<String> pulled(String repository) {
    return sql.first(
        "select reason from cord where repository = ? and reason is not null",
        row -> row.getString(1),
        repository);
  }
}
