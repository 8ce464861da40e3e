package io.threeways.telemetry.metric.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.Selection;
import io.threeways.telemetry.metric.Series;
import io.threeways.telemetry.metric.Series.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every series that has samples, once. A lock on the table, held until a transaction ends, orders
 * those who write samples before or after whoever forgets series: none is forgotten between its
 * look-up and its first sample, in whichever process that is.
 */
@ApplicationScoped
class SeriesDictionary {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final AgroalDataSource dataSource;
  private final int limit;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  SeriesDictionary(@DataSource("telemetry") AgroalDataSource dataSource, IntakeLimits limits) {
    this.dataSource = dataSource;
    this.limit = limits.series();
  }

  /**
   * @return those that are in the dictionary until the transaction ends; the others found it full
   */
  Set<Long> learn(Connection connection, Map<Long, Series> series) throws SQLException {
    // What an insert takes anyway: writers do not wait for each other.
    lock(connection, "row exclusive");
    Set<Long> known = present(connection, series.keySet());
    if (known.containsAll(series.keySet())) {
      return known;
    }
    // In one order in every process: two of them would otherwise lock each other out.
    SortedMap<Long, Series> unknown = new TreeMap<>(series);
    unknown.keySet().removeAll(known);
    insert(connection, unknown);
    return present(connection, series.keySet());
  }

  /** Nobody writes samples from now until the transaction ends. */
  void keepWritersAway(Connection connection) throws SQLException {
    lock(connection, "exclusive");
  }

  /** Makes room for others, once {@link #keepWritersAway writers are kept away}. */
  void forgetWithoutSamples(Connection connection, Collection<Long> ids) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            delete from series s where id = any (?)
              and not exists (select from sample where series = s.id)
              and not exists (select from histogram_sample where series = s.id)""")) {
      delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      delete.executeUpdate();
    }
  }

  private static void lock(Connection connection, String mode) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute("lock table series in " + mode + " mode");
    }
  }

  private void insert(Connection connection, SortedMap<Long, Series> unknown) throws SQLException {
    long room = limit - count(connection);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into series (id, metric, kind, unit, bounds, resource, attributes)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) on conflict do nothing""")) {
      for (Map.Entry<Long, Series> entry : unknown.entrySet()) {
        if (room-- > 0) {
          bind(connection, insert, entry.getKey(), entry.getValue());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private void bind(Connection connection, PreparedStatement insert, long id, Series series)
      throws SQLException {
    insert.setLong(1, id);
    insert.setString(2, series.metric());
    insert.setString(3, series.kind().name());
    insert.setString(4, series.unit());
    insert.setArray(5, connection.createArrayOf("float8", series.bounds().toArray()));
    insert.setString(6, text(series.resource()));
    insert.setString(7, text(series.attributes()));
  }

  private static long count(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select count(*) from series");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Set<Long> present(Connection connection, Collection<Long> ids)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select id from series where id = any (?)")) {
      select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        Set<Long> present = new HashSet<>();
        while (rows.next()) {
          present.add(rows.getLong(1));
        }
        return present;
      }
    }
  }

  /** All series of a selection, by number. */
  Map<Long, Series> find(Selection selection) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select id, metric, kind, unit, bounds, resource, attributes from series
                where metric = ? and attributes @> ?::jsonb""")) {
      select.setString(1, selection.metric());
      select.setString(2, text(selection.attributes()));
      try (ResultSet rows = select.executeQuery()) {
        Map<Long, Series> found = new HashMap<>();
        while (rows.next()) {
          found.put(rows.getLong(1), series(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look up series of " + selection.metric(), e);
    }
  }

  private Series series(ResultSet row) throws SQLException {
    Array bounds = row.getArray("bounds");
    return new Series(
        row.getString("metric"),
        Kind.valueOf(row.getString("kind")),
        row.getString("unit"),
        List.copyOf(Arrays.asList((Double[]) Objects.requireNonNull(bounds).getArray())),
        texts(row.getString("resource")),
        texts(row.getString("attributes")));
  }

  private String text(Map<String, String> texts) {
    try {
      return json.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  private Map<String, String> texts(String text) {
    try {
      return json.readValue(text, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the dictionary holds no texts: " + text, e);
    }
  }
}
