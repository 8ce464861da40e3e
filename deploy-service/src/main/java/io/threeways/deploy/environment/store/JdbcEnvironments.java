package io.threeways.deploy.environment.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.environment.Environments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Environments as rows. */
@ApplicationScoped
public class JdbcEnvironments implements Environments {
  private final javax.sql.DataSource dataSource;

  @Inject
  public JdbcEnvironments(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public boolean add(String name, Instant at) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into deploy.environments (name, created_at) values (?, ?)"
                    + " on conflict do nothing")) {
      insert.setString(1, name);
      insert.setTimestamp(2, Timestamp.from(at));
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot add environment " + name, e);
    }
  }
}
