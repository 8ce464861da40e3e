package io.threeways.deploy.toggle.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.toggle.Definition;
import io.threeways.deploy.toggle.Published;
import io.threeways.deploy.toggle.Toggle;
import io.threeways.deploy.toggle.ToggleChange;
import io.threeways.deploy.toggle.Toggles;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Toggles, what became of them, and one revision over all. */
@ApplicationScoped
public class JdbcToggles implements Toggles {
  private static final String COLUMNS =
      "key, definition, version, created_at, changed_at, changed_by, reason";

  private final Sql sql;
  private final Definitions definitions = new Definitions();

  @Inject
  public JdbcToggles(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void lock() {
    sql.first("select revision from deploy.toggle_revision for update", row -> row.getString(1));
  }

  @Override
  public Optional<Toggle> find(String key) {
    return sql.first("select " + COLUMNS + " from deploy.toggles where key = ?", this::toggle, key);
  }

  @Override
  public long lastVersion(String key) {
    return sql.first(
            "select coalesce(max(version), 0) from deploy.toggle_changes where key = ?",
            row -> row.getLong(1),
            key)
        .orElse(0L);
  }

  @Override
  public int count() {
    return sql.first("select count(*) from deploy.toggles", row -> row.getInt(1)).orElse(0);
  }

  @Override
  public void save(Toggle toggle, ToggleChange change) {
    if (change.isRemoval()) {
      sql.update("delete from deploy.toggles where key = ?", toggle.key());
    } else {
      write(toggle);
    }
    Definition definition = change.definition();
    sql.update(
        "insert into deploy.toggle_changes (key, version, at, by, reason, state, definition)"
            + " values (?, ?, ?, ?, ?, ?, cast(? as json))",
        change.key(),
        change.version(),
        change.at(),
        change.by(),
        change.reason(),
        change.state(),
        definition == null ? null : definitions.write(definition));
    sql.update("update deploy.toggle_revision set revision = gen_random_uuid()");
  }

  private void write(Toggle toggle) {
    sql.update(
        "insert into deploy.toggles ("
            + COLUMNS
            + ") values (?, cast(? as json), ?, ?, ?, ?, ?) on conflict (key) do update set"
            + " definition = excluded.definition, version = excluded.version,"
            + " changed_at = excluded.changed_at, changed_by = excluded.changed_by,"
            + " reason = excluded.reason",
        toggle.key(),
        definitions.write(toggle.definition()),
        toggle.version(),
        toggle.createdAt(),
        toggle.changedAt(),
        toggle.changedBy(),
        toggle.reason());
  }

  @Override
  public List<ToggleChange> history(String key, int most) {
    return sql.list(
        "select key, version, at, by, reason, state, definition from deploy.toggle_changes"
            + " where key = ? order by version desc limit ?",
        this::change,
        key,
        most);
  }

  @Override
  public Optional<Published> unlessAt(UUID revision) {
    // One statement, so that the toggles are those of the revision.
    List<Row> rows =
        sql.list(
            "select revision, "
                + COLUMNS
                + " from deploy.toggle_revision left join deploy.toggles on true"
                + " where revision <> ?",
            this::row,
            revision);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Published(
                rows.getFirst().revision,
                rows.stream().map(Row::toggle).filter(Objects::nonNull).toList()));
  }

  private Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("revision", UUID.class), row.getString("key") == null ? null : toggle(row));
  }

  private Toggle toggle(ResultSet row) throws SQLException {
    return new Toggle(
        row.getString("key"),
        definitions.read(row.getString("definition")),
        row.getLong("version"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "changed_at"),
        row.getString("changed_by"),
        row.getString("reason"));
  }

  private ToggleChange change(ResultSet row) throws SQLException {
    String definition = row.getString("definition");
    Definition then = definition == null ? null : definitions.read(definition);
    return new ToggleChange(
        row.getString("key"),
        row.getLong("version"),
        Sql.instant(row, "at"),
        row.getString("by"),
        row.getString("reason"),
        row.getString("state"),
        then);
  }

  /**
   * @param toggle null when there is none at all
   */
  private record Row(UUID revision, @Nullable Toggle toggle) {}
}
