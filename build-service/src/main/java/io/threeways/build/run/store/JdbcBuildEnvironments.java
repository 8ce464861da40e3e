package io.threeways.build.run.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildEnvironment;
import io.threeways.build.run.BuildEnvironments;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Product;
import io.threeways.build.run.Surroundings;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Environments of builds as rows. */
@ApplicationScoped
class JdbcBuildEnvironments implements BuildEnvironments {
  private final Sql sql;

  JdbcBuildEnvironments(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<BuildEnvironment> find(BuildId build, int attempt) {
    return sql.first(
        "select * from build_environment where repository = ? and build = ? and attempt = ?",
        JdbcBuildEnvironments::environment,
        build.repository().text(),
        build.number(),
        attempt);
  }

  @Override
  public Optional<BuildEnvironment> lock(String name) {
    return sql.first(
        "select * from build_environment where name = ? for update",
        JdbcBuildEnvironments::environment,
        name);
  }

  @Override
  public void save(BuildEnvironment environment) {
    BuildEnvironment.Request request = environment.request();
    Surroundings surroundings = surroundings(environment);
    sql.update(
        """
        insert into build_environment (repository, build, attempt, name, digest, size, event_id,
          state, network, servers, reason)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (repository, build, attempt) do update set state = excluded.state,
          network = excluded.network, servers = excluded.servers, reason = excluded.reason\
        """,
        request.build().repository().text(),
        request.build().number(),
        request.attempt(),
        request.name(),
        request.product().digest(),
        request.product().size(),
        request.event(),
        word(environment),
        surroundings == null ? null : surroundings.network(),
        surroundings == null ? null : words(surroundings.servers()),
        reason(environment));
  }

  @Override
  public Optional<Held> holding(String digest) {
    return sql.first(
        "select repository, digest, size from build_environment where digest = ? limit 1",
        row -> new Held(new RepositoryName(row.getString("repository")), product(row)),
        digest);
  }

  private static BuildEnvironment environment(ResultSet row) throws SQLException {
    BuildEnvironment.Request request =
        new BuildEnvironment.Request(
            new BuildId(new RepositoryName(row.getString("repository")), row.getLong("build")),
            row.getInt("attempt"),
            row.getString("name"),
            product(row),
            row.getObject("event_id", UUID.class));
    String state = row.getString("state");
    return switch (state) {
      case "requested" -> new BuildEnvironment.Requested(request);
      case "ready" ->
          new BuildEnvironment.Ready(request, Objects.requireNonNull(surroundings(row)));
      case "unfit" -> new BuildEnvironment.Unfit(request, row.getString("reason"));
      case "lost" -> new BuildEnvironment.Lost(request, surroundings(row), row.getString("reason"));
      default -> throw new IllegalStateException("an environment of a build is not " + state);
    };
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(row.getString("digest"), row.getLong("size"));
  }

  private static @Nullable Surroundings surroundings(ResultSet row) throws SQLException {
    String servers = row.getString("servers");
    return servers == null
        ? null
        : new Surroundings(
            row.getString("name"),
            row.getString("network"),
            Arrays.stream(servers.split(" ")).map(URI::create).toList());
  }

  private static String words(List<URI> servers) {
    return servers.stream().map(URI::toString).collect(Collectors.joining(" "));
  }

  private static String word(BuildEnvironment environment) {
    return switch (environment) {
      case BuildEnvironment.Requested _ -> "requested";
      case BuildEnvironment.Ready _ -> "ready";
      case BuildEnvironment.Unfit _ -> "unfit";
      case BuildEnvironment.Lost _ -> "lost";
    };
  }

  private static @Nullable Surroundings surroundings(BuildEnvironment environment) {
    return switch (environment) {
      case BuildEnvironment.Requested _, BuildEnvironment.Unfit _ -> null;
      case BuildEnvironment.Ready ready -> ready.surroundings();
      case BuildEnvironment.Lost lost -> lost.surroundings();
    };
  }

  private static @Nullable String reason(BuildEnvironment environment) {
    return switch (environment) {
      case BuildEnvironment.Requested _, BuildEnvironment.Ready _ -> null;
      case BuildEnvironment.Unfit unfit -> unfit.reason();
      case BuildEnvironment.Lost lost -> lost.reason();
    };
  }
}
