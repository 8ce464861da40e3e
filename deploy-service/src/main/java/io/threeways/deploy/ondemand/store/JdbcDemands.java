package io.threeways.deploy.ondemand.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.ondemand.Bounds;
import io.threeways.deploy.ondemand.Demand;
import io.threeways.deploy.ondemand.Demands;
import io.threeways.deploy.ondemand.OnDemand;
import io.threeways.deploy.ondemand.store.DemandDocuments.Document;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Demands as documents, with what is asked of them in columns. */
@ApplicationScoped
public class JdbcDemands implements Demands {
  private static final String SELECT =
      "select state, until, hindrance, closed_at, document from deploy.demands ";

  private final Sql sql;
  private final Bounds bounds;
  private final DemandDocuments documents = new DemandDocuments();

  @Inject
  public JdbcDemands(@DataSource("deploy") javax.sql.DataSource dataSource, Bounds bounds) {
    this.sql = new Sql(dataSource);
    this.bounds = bounds;
  }

  @Override
  public void exclusively() {
    sql.list("select pg_advisory_xact_lock(hashtext('deploy.demands'))", row -> true);
  }

  @Override
  public void save(OnDemand onDemand) {
    Demand demand = onDemand.demand();
    sql.update(
        """
        insert into deploy.demands
          (id, environment, application, repository, build, state, until, opened_at, closed_at, document)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
        on conflict (id) do update set state = excluded.state, until = excluded.until,
          closed_at = excluded.closed_at, document = excluded.document
        """,
        demand.id(),
        demand.place().environment(),
        demand.place().application(),
        demand.repository(),
        demand.build(),
        state(onDemand),
        onDemand.until(),
        demand.openedAt(),
        onDemand instanceof OnDemand.Closed closed ? closed.at() : null,
        documents.write(new Document(demand, reason(onDemand))));
  }

  @Override
  public Optional<OnDemand> lock(String environment) {
    return sql.first(
        SELECT + "where environment = ? and state <> 'closed' for update",
        this::onDemand,
        environment);
  }

  @Override
  public Optional<OnDemand> find(String environment) {
    return sql.first(
        SELECT + "where environment = ? order by opened_at desc limit 1",
        this::onDemand,
        environment);
  }

  @Override
  public List<OnDemand.Open> open() {
    return sql.list(SELECT + "where state = 'open' order by opened_at, id", this::onDemand).stream()
        .filter(OnDemand.Open.class::isInstance)
        .map(OnDemand.Open.class::cast)
        .toList();
  }

  @Override
  public List<OnDemand> list(int most) {
    return sql.list(SELECT + "order by opened_at desc, id desc limit ?", this::onDemand, most);
  }

  @Override
  public void ended(String build, Instant at) {
    sql.update("delete from deploy.ended_builds where ended_at < ?", at.minus(bounds.remembered()));
    sql.update(
        "insert into deploy.ended_builds (build, ended_at) values (?, ?) on conflict do nothing",
        build,
        at);
  }

  @Override
  public boolean isEnded(String build) {
    return sql.first(
            "select 1 from deploy.ended_builds where build = ?", row -> row.getInt(1), build)
        .isPresent();
  }

  @Override
  public void hindered(String environment, @Nullable String hindrance) {
    sql.update(
        "update deploy.demands set hindrance = ? where environment = ? and state <> 'closed'",
        hindrance,
        environment);
  }

  private OnDemand onDemand(ResultSet row) throws SQLException {
    Document document = documents.read(row.getString("document"));
    Instant until = Sql.instant(row, "until");
    String hindrance = row.getString("hindrance");
    String state = row.getString("state");
    return switch (state) {
      case "open" -> new OnDemand.Open(document.demand(), until, hindrance);
      case "closing" -> new OnDemand.Closing(document.demand(), until, reason(document), hindrance);
      case "closed" ->
          new OnDemand.Closed(
              document.demand(), until, reason(document), Sql.instant(row, "closed_at"));
      default -> throw new IllegalStateException("a demand is not " + state);
    };
  }

  private static String state(OnDemand onDemand) {
    return switch (onDemand) {
      case OnDemand.Open _ -> "open";
      case OnDemand.Closing _ -> "closing";
      case OnDemand.Closed _ -> "closed";
    };
  }

  private static @Nullable String reason(OnDemand onDemand) {
    return switch (onDemand) {
      case OnDemand.Open _ -> null;
      case OnDemand.Closing closing -> closing.reason();
      case OnDemand.Closed closed -> closed.reason();
    };
  }

  private static String reason(Document document) {
    return Objects.requireNonNull(document.reason(), "closed for no reason");
  }
}
