package io.threeways.build.pullrequest.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.pullrequest.Looks;
import io.threeways.build.repository.ChangeId;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** What was last looked at, beside the pull request. */
@ApplicationScoped
class JdbcLooks implements Looks {
  private final Sql sql;

  JdbcLooks(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<Look> find(ChangeId id) {
    return sql.first(
        """
        select look_basis, look_conflicts from pull_request
        where repository = ? and number = ? and look_basis is not null\
        """,
        row ->
            new Look(
                row.getString("look_basis"),
                Set.of((String[]) row.getArray("look_conflicts").getArray())),
        id.repository().text(),
        id.number());
  }

  @Override
  public void put(ChangeId id, Look look) {
    sql.update(
        """
        update pull_request set look_basis = ?, look_conflicts = ?
        where repository = ? and number = ?\
        """,
        look.basis(),
        look.conflicts(),
        id.repository().text(),
        id.number());
  }
}
