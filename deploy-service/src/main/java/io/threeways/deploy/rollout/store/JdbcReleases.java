package io.threeways.deploy.rollout.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Change;
import io.threeways.deploy.rollout.Published;
import io.threeways.deploy.rollout.Releases;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Published artifacts as documents, by place, repository and number. */
@ApplicationScoped
public class JdbcReleases implements Releases {
  private final Sql sql;
  private final Documents documents = new Documents();

  @Inject
  public JdbcReleases(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(Published published) {
    sql.update(
        """
        insert into deploy.releases (application, environment, number, digest, document)
        values (?, ?, ?, ?, cast(? as jsonb)) on conflict do nothing
        """,
        published.place().application(),
        published.place().environment(),
        published.release().artifact().number(),
        published.release().artifact().digest(),
        documents.write(published));
  }

  @Override
  public void remove(Place place) {
    sql.update(
        "delete from deploy.releases where application = ? and environment = ?",
        place.application(),
        place.environment());
  }

  @Override
  public Optional<Published> find(Place place, String digest) {
    return query(
            "where application = ? and environment = ? and digest = ? order by number desc limit 1",
            place.application(),
            place.environment(),
            digest)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Published> newest(Place place, String repository) {
    return query(
            """
            where application = ? and environment = ? and repository = ?
            order by number desc limit 1
            """,
            place.application(),
            place.environment(),
            repository)
        .stream()
        .findFirst();
  }

  @Override
  public List<Change> changes(Place place, String repository, long after, long upTo) {
    Map<String, Change> union = new LinkedHashMap<>();
    query(
            """
            where application = ? and environment = ? and repository = ?
              and number > ? and number <= ?
            order by number
            """,
            place.application(),
            place.environment(),
            repository,
            after,
            upTo)
        .forEach(published -> published.changes().forEach(c -> union.put(c.id(), c)));
    return List.copyOf(union.values());
  }

  private List<Published> query(String where, @Nullable Object... parameters) {
    return sql.list(
        "select document from deploy.releases " + where,
        row -> documents.existing(Published.class, row.getString(1)),
        parameters);
  }
}
