package io.threeways.telemetry.verdict.store;

import io.threeways.telemetry.verdict.Look;
import io.threeways.telemetry.verdict.Measure;
import io.threeways.telemetry.verdict.RecordedStratum;
import io.threeways.telemetry.verdict.Stratum;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The strata of one trial, in the order in which they were closed. */
record StratumRows(Connection connection, UUID deployment) {

  void insert(List<Look.Entry> entries) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into stratum (deployment, measure, process, look, step, gateway, threshold,
              candidate_bad, candidate, baseline_bad, baseline)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      for (Look.Entry entry : entries) {
        bind(insert, entry);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  List<Look.Entry> select() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select measure, process, look, step, gateway, threshold,
              candidate_bad, candidate, baseline_bad, baseline
            from stratum where deployment = ? order by position""")) {
      select.setObject(1, deployment);
      try (ResultSet rows = select.executeQuery()) {
        List<Look.Entry> entries = new ArrayList<>();
        while (rows.next()) {
          entries.add(entry(rows));
        }
        return entries;
      }
    }
  }

  private void bind(PreparedStatement insert, Look.Entry entry) throws SQLException {
    RecordedStratum stratum = entry.stratum();
    insert.setObject(1, deployment);
    insert.setString(2, entry.measure().word());
    insert.setInt(3, entry.process());
    insert.setInt(4, stratum.look());
    insert.setInt(5, stratum.step());
    insert.setString(6, stratum.gateway());
    insert.setObject(7, stratum.thresholdSeconds(), Types.DOUBLE);
    insert.setLong(8, stratum.counts().candidateBad());
    insert.setLong(9, stratum.counts().candidate());
    insert.setLong(10, stratum.counts().baselineBad());
    insert.setLong(11, stratum.counts().baseline());
  }

  private static Look.Entry entry(ResultSet row) throws SQLException {
    return new Look.Entry(
        Measure.of(row.getString("measure")),
        row.getInt("process"),
        new RecordedStratum(
            row.getInt("look"),
            row.getInt("step"),
            row.getString("gateway"),
            row.getObject("threshold", Double.class),
            new Stratum(
                row.getLong("candidate_bad"),
                row.getLong("candidate"),
                row.getLong("baseline_bad"),
                row.getLong("baseline"))));
  }
}
