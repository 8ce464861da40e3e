package io.threeways.telemetry.verdict.store;

import io.threeways.jdbc.Sql;
import io.threeways.telemetry.verdict.Look;
import io.threeways.telemetry.verdict.Measure;
import io.threeways.telemetry.verdict.RecordedStratum;
import io.threeways.telemetry.verdict.Stratum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The strata of trials, in the order in which they were closed. */
record StratumRows(Sql sql) {

  void insert(UUID deployment, List<Look.Entry> entries) {
    sql.updateAll(
        """
        insert into stratum (deployment, measure, process, look, step, gateway, threshold,
          candidate_bad, candidate, baseline_bad, baseline)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        entries.stream().map(entry -> row(deployment, entry)).toList());
  }

  List<Look.Entry> select(UUID deployment) {
    return sql.list(
        """
        select measure, process, look, step, gateway, threshold,
          candidate_bad, candidate, baseline_bad, baseline
        from stratum where deployment = ? order by position\
        """,
        StratumRows::entry,
        deployment);
  }

  private static @Nullable Object[] row(UUID deployment, Look.Entry entry) {
    RecordedStratum stratum = entry.stratum();
    return new @Nullable Object[] {
      deployment,
      entry.measure().word(),
      entry.process(),
      stratum.look(),
      stratum.step(),
      stratum.gateway(),
      stratum.thresholdSeconds(),
      stratum.counts().candidateBad(),
      stratum.counts().candidate(),
      stratum.counts().baselineBad(),
      stratum.counts().baseline()
    };
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
