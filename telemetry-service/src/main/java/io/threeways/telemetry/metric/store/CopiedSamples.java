package io.threeways.telemetry.metric.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.telemetry.metric.Batch;
import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.Refusal;
import io.threeways.telemetry.metric.Samples;
import io.threeways.telemetry.metric.Selection;
import io.threeways.telemetry.metric.Series;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples, written by COPY into a temporary table and from there where they are not yet. */
@ApplicationScoped
class CopiedSamples implements Samples {
  private final AgroalDataSource dataSource;
  private final SeriesDictionary dictionary;

  @Inject
  CopiedSamples(@DataSource("telemetry") AgroalDataSource dataSource, SeriesDictionary dictionary) {
    this.dataSource = dataSource;
    this.dictionary = dictionary;
  }

  @Override
  public Batch add(Batch batch) {
    Map<Series, Long> numbers = new HashMap<>();
    Map<Long, Series> series = new HashMap<>();
    for (Point point : batch.points()) {
      long id = numbers.computeIfAbsent(point.series(), SeriesIds::of);
      series.put(id, point.series());
    }
    try (Connection connection = dataSource.getConnection()) {
      Set<Long> known = dictionary.learn(connection, series);
      List<Point> kept =
          batch.points().stream()
              .filter(point -> known.contains(numbers.get(point.series())))
              .toList();
      Batch stored = batch.keeping(kept, Refusal.TOO_MANY_SERIES);
      new SampleCopy(connection, numbers).write(kept);
      count(connection, stored.refused());
      return stored;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot store " + batch.points().size() + " points", e);
    }
  }

  @Override
  public List<Point> find(Selection selection, Instant from, Instant to, int limit) {
    Map<Long, Series> series = dictionary.find(selection);
    try (Connection connection = dataSource.getConnection()) {
      return new SampleSearch(connection, series).find(from, to, limit + 1);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read samples of " + selection.metric(), e);
    }
  }

  @Override
  public int deleteBefore(Instant moment, int limit) {
    try (Connection connection = dataSource.getConnection()) {
      dictionary.keepWritersAway(connection);
      List<Long> seriesOfDeleted = new ArrayList<>(delete(connection, "sample", moment, limit));
      seriesOfDeleted.addAll(delete(connection, "histogram_sample", moment, limit));
      dictionary.forgetWithoutSamples(connection, Set.copyOf(seriesOfDeleted));
      return seriesOfDeleted.size();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot delete samples before " + moment, e);
    }
  }

  @Override
  public Map<Refusal, Long> refused() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select reason, points from refusal");
        ResultSet rows = select.executeQuery()) {
      Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
      while (rows.next()) {
        refused.put(Refusal.valueOf(rows.getString(1)), rows.getLong(2));
      }
      return refused;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read what was refused", e);
    }
  }

  private static void count(Connection connection, Map<Refusal, Long> refused) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into refusal as r (reason, points) values (?, ?)
            on conflict (reason) do update
              set points = r.points + excluded.points, last_at = clock_timestamp()""")) {
      // In one order in every process: two of them would otherwise lock each other out.
      for (Map.Entry<Refusal, Long> entry : new EnumMap<>(refused).entrySet()) {
        upsert.setString(1, entry.getKey().name());
        upsert.setLong(2, entry.getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /**
   * @return the series of each sample that was deleted
   */
  private static List<Long> delete(Connection connection, String table, Instant moment, int limit)
      throws SQLException {
    String sql =
        """
        delete from %1$s where (series, at) in (select series, at from %1$s where at < ? limit ?)
        returning series"""
            .formatted(table);
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setObject(1, OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
      delete.setInt(2, limit);
      try (ResultSet rows = delete.executeQuery()) {
        List<Long> series = new ArrayList<>();
        while (rows.next()) {
          series.add(rows.getLong(1));
        }
        return series;
      }
    }
  }
}
