package io.threeways.deploy.environment.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.environment.Environments;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Environments as rows. */
@ApplicationScoped
public class JdbcEnvironments implements Environments {
  private final Sql sql;

  @Inject
  public JdbcEnvironments(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public boolean add(String name, Instant at) {
    int added =
        sql.update(
            "insert into deploy.environments (name, created_at) values (?, ?)"
                + " on conflict do nothing",
            name,
            at);
    return added == 1;
  }

  @Override
  public void remove(String name) {
    sql.update("delete from deploy.environments where name = ?", name);
  }
}
