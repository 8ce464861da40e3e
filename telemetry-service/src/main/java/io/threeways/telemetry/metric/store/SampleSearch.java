package io.threeways.telemetry.metric.store;

import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.Series;
import io.threeways.telemetry.metric.Series.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Reads samples of known series. */
record SampleSearch(Connection connection, Map<Long, Series> series) {

  List<Point> find(Instant from, Instant to, int limit) throws SQLException {
    List<Point> points = new ArrayList<>();
    Long[] values = numbers(kind -> kind != Kind.HISTOGRAM);
    Long[] histograms = numbers(kind -> kind == Kind.HISTOGRAM);
    if (values.length > 0) {
      select("select series, start_at, at, value from sample", values, from, to, limit, points);
    }
    if (histograms.length > 0) {
      select(
          "select series, start_at, at, sum, buckets from histogram_sample",
          histograms,
          from,
          to,
          limit - points.size(),
          points);
    }
    return points;
  }

  private void select(
      String columns, Long[] numbers, Instant from, Instant to, int limit, List<Point> points)
      throws SQLException {
    String sql =
        columns + " where series = any (?) and at between ? and ? order by series, at limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("bigint", numbers));
      select.setObject(2, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
      select.setObject(3, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
      select.setInt(4, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          points.add(point(rows));
        }
      }
    }
  }

  private Point point(ResultSet row) throws SQLException {
    Series of = Objects.requireNonNull(series.get(row.getLong(1)));
    Instant start = Objects.requireNonNull(row.getObject(2, OffsetDateTime.class)).toInstant();
    Instant at = Objects.requireNonNull(row.getObject(3, OffsetDateTime.class)).toInstant();
    if (of.kind() != Kind.HISTOGRAM) {
      return new Point.Value(of, start, at, row.getDouble(4));
    }
    Long[] buckets = (Long[]) Objects.requireNonNull(row.getArray(5)).getArray();
    return new Point.Distribution(of, start, at, row.getDouble(4), Arrays.asList(buckets));
  }

  private Long[] numbers(Predicate<Kind> kinds) {
    return series.entrySet().stream()
        .filter(entry -> kinds.test(entry.getValue().kind()))
        .map(Map.Entry::getKey)
        .toArray(Long[]::new);
  }
}
