package io.threeways.deploy.rollout.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.rollout.Contributors;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Contributors as rows. */
@ApplicationScoped
public class JdbcContributors implements Contributors {
  private final Sql sql;

  @Inject
  public JdbcContributors(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(String change, List<String> who) {
    sql.update(
        """
        insert into deploy.contributors (change, who) select ?, unnest(?)
        on conflict do nothing
        """,
        change,
        who);
  }

  @Override
  public List<String> of(List<String> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    return sql.list(
        "select distinct who from deploy.contributors where change = any(?) order by who",
        row -> row.getString(1),
        changes);
  }
}
