package io.threeways.deploy.rollout.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Places;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Places as rows: what two claim at once is the first one's. */
@ApplicationScoped
public class JdbcPlaces implements Places {
  private final Sql sql;

  @Inject
  public JdbcPlaces(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public String claim(Place place, String repository) {
    sql.update(
        """
        insert into deploy.places (application, environment, repository) values (?, ?, ?)
        on conflict do nothing
        """,
        place.application(),
        place.environment(),
        repository);
    return sql.first(
            "select repository from deploy.places where application = ? and environment = ?",
            row -> row.getString(1),
            place.application(),
            place.environment())
        .orElse(repository);
  }

  @Override
  public void give(Place place, String repository, String by) {
    sql.update(
        """
        insert into deploy.places (application, environment, repository, given_by)
        values (?, ?, ?, ?)
        on conflict (application, environment) do update
        set repository = excluded.repository, given_by = excluded.given_by
        """,
        place.application(),
        place.environment(),
        repository,
        by);
  }

  @Override
  public void remove(Place place) {
    sql.update(
        "delete from deploy.places where application = ? and environment = ?",
        place.application(),
        place.environment());
  }
}
