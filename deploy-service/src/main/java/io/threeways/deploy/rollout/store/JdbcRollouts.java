package io.threeways.deploy.rollout.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Application;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Lease;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.deploy.rollout.Standby;
import io.threeways.deploy.rollout.Version;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places as rows that are locked, deployments as documents. */
@ApplicationScoped
public class JdbcRollouts implements Rollouts {
  private static final String SELECT =
      """
      select a.application, a.environment, a.epoch, a.stable, a.retiring,
             a.standby, a.closing, c.document as current, w.document as waiting
      from deploy.applications a
      left join deploy.deployments c on c.id = a.current
      left join deploy.deployments w on w.id = a.waiting
      """;

  private final Sql sql;
  private final Documents documents = new Documents();

  @Inject
  public JdbcRollouts(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Application lock(Place place) {
    sql.update(
        "insert into deploy.applications (application, environment) values (?, ?)"
            + " on conflict do nothing",
        place.application(),
        place.environment());
    // In a statement of its own: a join would show the deployments as they were before the wait.
    sql.list(
        "select 1 from deploy.applications where application = ? and environment = ? for update",
        row -> row.getInt(1),
        place.application(),
        place.environment());
    return find(place).orElseThrow();
  }

  @Override
  public Optional<Application> find(Place place) {
    return sql.first(
        SELECT + "where a.application = ? and a.environment = ?",
        this::application,
        place.application(),
        place.environment());
  }

  @Override
  public List<Place> places() {
    return sql.list(
        "select application, environment from deploy.applications order by 1, 2",
        row -> new Place(row.getString(1), row.getString(2)));
  }

  @Override
  public List<Application> applications() {
    return sql.list(SELECT + "order by a.application, a.environment", this::application);
  }

  @Override
  public void save(Application application) {
    application.deployments().forEach(this::save);
    sql.update(
        """
        update deploy.applications
        set stable = cast(? as jsonb), retiring = cast(? as jsonb), standby = cast(? as jsonb),
            current = ?, waiting = ?, closing = ?
        where application = ? and environment = ?
        """,
        documents.write(application.stable()),
        documents.write(application.retiring()),
        documents.write(application.standby()),
        id(application.current()),
        id(application.waiting()),
        application.closing(),
        application.place().application(),
        application.place().environment());
  }

  @Override
  public void save(Deployment deployment) {
    sql.update(
        """
        insert into deploy.deployments (id, application, environment, state, requested_at, document)
        values (?, ?, ?, ?, ?, cast(? as jsonb))
        on conflict (id) do update set state = excluded.state, document = excluded.document
        """,
        deployment.id(),
        deployment.place().application(),
        deployment.place().environment(),
        deployment.rollout().word(),
        deployment.requestedAt(),
        documents.write(deployment));
  }

  @Override
  public void remove(Place place) {
    for (String table : List.of("applications", "deployments")) {
      sql.update(
          "delete from deploy." + table + " where application = ? and environment = ?",
          place.application(),
          place.environment());
    }
  }

  @Override
  public Optional<Deployment> deployment(UUID id) {
    return sql.first("select document from deploy.deployments where id = ?", this::deployment, id);
  }

  @Override
  public List<Deployment> deployments(
      @Nullable String application, @Nullable String environment, int limit) {
    return sql.list(
        """
        select document from deploy.deployments
        where application = coalesce(?, application) and environment = coalesce(?, environment)
        order by requested_at desc, id desc limit ?
        """,
        this::deployment,
        application,
        environment,
        limit);
  }

  @Override
  public Optional<Lease> lease(Place place, UUID holder, Duration length) {
    return sql.first(
        """
        with free as (
          select application, environment from deploy.applications
          where application = ? and environment = ?
            and (holder is null or holder = ? or leased_until < clock_timestamp())
          for update skip locked)
        update deploy.applications a
        set epoch = a.epoch + case when a.holder = ? then 0 else 1 end,
            holder = ?,
            leased_until = clock_timestamp() + make_interval(secs => ?)
        from free where a.application = free.application and a.environment = free.environment
        returning a.epoch
        """,
        row -> new Lease(place, row.getLong(1)),
        place.application(),
        place.environment(),
        holder,
        holder,
        holder,
        seconds(length));
  }

  @Override
  public void renew(UUID holder, Duration length) {
    sql.update(
        """
        update deploy.applications set leased_until = clock_timestamp() + make_interval(secs => ?)
        where holder = ? and leased_until > clock_timestamp()
        """,
        seconds(length),
        holder);
  }

  @Override
  public void release(UUID holder) {
    sql.update("update deploy.applications set holder = null where holder = ?", holder);
  }

  private Application application(ResultSet row) throws SQLException {
    return new Application(
        new Place(row.getString("application"), row.getString("environment")),
        row.getLong("epoch"),
        documents.read(Version.class, row.getString("stable")),
        documents.read(Version.class, row.getString("retiring")),
        documents.read(Standby.class, row.getString("standby")),
        documents.read(Deployment.class, row.getString("current")),
        documents.read(Deployment.class, row.getString("waiting")),
        row.getBoolean("closing"));
  }

  private Deployment deployment(ResultSet row) throws SQLException {
    return documents.existing(Deployment.class, row.getString("document"));
  }

  private static @Nullable UUID id(@Nullable Deployment deployment) {
    return deployment == null ? null : deployment.id();
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1000.0;
  }
}
