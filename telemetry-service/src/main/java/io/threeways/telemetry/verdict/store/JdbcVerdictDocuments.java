package io.threeways.telemetry.verdict.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.jdbc.Sql;
import io.threeways.telemetry.verdict.VerdictDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Published verdicts, to be read again. */
@ApplicationScoped
class JdbcVerdictDocuments implements VerdictDocuments {
  private static final String SELECT = "select id, deployment, at, document from verdict ";

  private final Sql sql;

  @Inject
  JdbcVerdictDocuments(@DataSource("telemetry") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(VerdictDocument document) {
    sql.update(
        "insert into verdict (id, deployment, at, document) values (?, ?, ?, ?)",
        document.id(),
        document.deployment(),
        document.at(),
        document.json());
  }

  @Override
  public List<VerdictDocument> of(UUID deployment) {
    return sql.list(
        SELECT + "where deployment = ? order by at, id",
        JdbcVerdictDocuments::document,
        deployment);
  }

  @Override
  public List<VerdictDocument> latest(int limit) {
    return sql.list(
        SELECT + "order by at desc, id desc limit ?", JdbcVerdictDocuments::document, limit);
  }

  private static VerdictDocument document(ResultSet row) throws SQLException {
    return new VerdictDocument(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        Objects.requireNonNull(row.getObject("deployment", UUID.class)),
        Sql.instant(row, "at"),
        row.getString("document"));
  }
}
