package io.threeways.telemetry.verdict.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.telemetry.verdict.VerdictDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Published verdicts, to be read again. */
@ApplicationScoped
class JdbcVerdictDocuments implements VerdictDocuments {
  private final AgroalDataSource dataSource;

  @Inject
  JdbcVerdictDocuments(@DataSource("telemetry") AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void add(VerdictDocument document) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into verdict (id, deployment, at, document) values (?, ?, ?, ?)")) {
      insert.setObject(1, document.id());
      insert.setObject(2, document.deployment());
      insert.setObject(3, OffsetDateTime.ofInstant(document.at(), ZoneOffset.UTC));
      insert.setString(4, document.json());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep verdict " + document.id(), e);
    }
  }

  @Override
  public List<VerdictDocument> of(UUID deployment) {
    return select("where deployment = ? order by at, id", deployment);
  }

  @Override
  public List<VerdictDocument> latest(int limit) {
    return select("order by at desc, id desc limit ?", limit);
  }

  private List<VerdictDocument> select(String which, Object argument) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, deployment, at, document from verdict " + which)) {
      select.setObject(1, argument);
      try (ResultSet rows = select.executeQuery()) {
        List<VerdictDocument> documents = new ArrayList<>();
        while (rows.next()) {
          documents.add(document(rows));
        }
        return documents;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read verdicts", e);
    }
  }

  private static VerdictDocument document(ResultSet row) throws SQLException {
    return new VerdictDocument(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        Objects.requireNonNull(row.getObject("deployment", UUID.class)),
        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(),
        row.getString("document"));
  }
}
