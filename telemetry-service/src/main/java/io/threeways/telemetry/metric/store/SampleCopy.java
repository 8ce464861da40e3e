package io.threeways.telemetry.metric.store;

import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.Series;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * One batch on its way into the tables. COPY knows no conflicts, so it fills temporary tables that
 * the transaction's end empties.
 */
record SampleCopy(Connection connection, Map<Series, Long> numbers) {
  void write(List<Point> points) throws SQLException {
    StringBuilder values = new StringBuilder();
    StringBuilder distributions = new StringBuilder();
    for (Point point : points) {
      switch (point) {
        case Point.Value value -> row(values, value).append(value.value()).append('\n');
        case Point.Distribution distribution ->
            row(distributions, distribution)
                .append(distribution.sum())
                .append('\t')
                .append(
                    distribution.buckets().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}")))
                .append('\n');
      }
    }
    copy("sample", values);
    copy("histogram_sample", distributions);
  }

  private StringBuilder row(StringBuilder rows, Point point) {
    return rows.append(Objects.requireNonNull(numbers.get(point.series())))
        .append('\t')
        .append(point.at())
        .append('\t')
        .append(point.start())
        .append('\t');
  }

  private void copy(String table, StringBuilder rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String arriving = table + "_arriving";
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temp table if not exists %s (like %s) on commit delete rows"
              .formatted(arriving, table));
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      copy.copyIn("copy " + arriving + " from stdin", new StringReader(rows.toString()));
      statement.executeUpdate(
          "insert into %s select * from %s on conflict do nothing".formatted(table, arriving));
    } catch (IOException e) {
      throw new SQLException("cannot copy into " + arriving, e);
    }
  }
}
