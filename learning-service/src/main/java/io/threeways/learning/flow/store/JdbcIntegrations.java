package io.threeways.learning.flow.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.jdbc.Sql;
import io.threeways.learning.flow.Integration;
import io.threeways.learning.flow.Integrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about changes as rows; what follows from them is one join. */
@ApplicationScoped
class JdbcIntegrations implements Integrations {
  private static final String DUE =
      """
      select distinct on (carried.change) carried.change, carried.chain, artifact.repository,
        carried.commit, artifact.build, artifact.purl, pushed.at as pushed_at,
        green.event_id as passed, green.chain as build_chain, green.passed_at,
        artifact.event_id as published, artifact.chain as artifact_chain, artifact.published_at
      from flow_carried carried
        join flow_artifact artifact on artifact.event_id = carried.artifact
        join flow_green_build green on green.build = artifact.build
        join (select change, min(pushed_at) as at from flow_push group by change) pushed
          on pushed.change = carried.change
      where not exists (select from flow_integrated said where said.change = carried.change)
        and (?::text is null or artifact.build = ?) and (?::text is null or carried.change = ?)
      order by carried.change, artifact.published_at, artifact.event_id\
      """;

  private final Sql sql;

  JdbcIntegrations(@DataSource("learning") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void pushed(String event, String change, Instant at) {
    sql.update(
        "insert into flow_push (event_id, change, pushed_at) values (?, ?, ?) on conflict do"
            + " nothing",
        event,
        change,
        at);
  }

  @Override
  public void passed(GreenBuild build) {
    sql.update(
        """
        insert into flow_green_build (build, event_id, chain, passed_at) values (?, ?, ?, ?)
        on conflict do nothing\
        """,
        build.build(),
        build.event(),
        build.chain(),
        build.at());
  }

  @Override
  public void published(PublishedArtifact artifact) {
    sql.update(
        """
        insert into flow_artifact (event_id, build, chain, purl, repository, published_at)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing\
        """,
        artifact.event(),
        artifact.build(),
        artifact.chain(),
        artifact.purl(),
        artifact.repository(),
        artifact.at());
    for (Carried carried : artifact.changes()) {
      sql.update(
          """
          insert into flow_carried (artifact, change, chain, commit) values (?, ?, ?, ?)
          on conflict do nothing\
          """,
          artifact.event(),
          carried.change(),
          carried.chain(),
          carried.commit());
    }
  }

  @Override
  public void integrated(String change) {
    claim(change);
  }

  @Override
  public boolean claim(String change) {
    return sql.update(
            "insert into flow_integrated (change) values (?) on conflict do nothing", change)
        == 1;
  }

  @Override
  public List<Integration> due(@Nullable String build, @Nullable String change) {
    return sql.list(DUE, JdbcIntegrations::integration, build, build, change, change);
  }

  @Override
  public void beginAnew() {
    sql.update("delete from flow_push");
    sql.update("delete from flow_green_build");
    sql.update("delete from flow_artifact");
  }

  private static Integration integration(ResultSet row) throws SQLException {
    return new Integration(
        row.getString("change"),
        row.getObject("chain", UUID.class),
        row.getString("repository"),
        row.getString("commit"),
        row.getString("build"),
        row.getString("purl"),
        Sql.instant(row, "pushed_at"),
        row.getObject("passed", UUID.class),
        row.getObject("build_chain", UUID.class),
        Sql.instant(row, "passed_at"),
        row.getObject("published", UUID.class),
        row.getObject("artifact_chain", UUID.class),
        Sql.instant(row, "published_at"));
  }
}
