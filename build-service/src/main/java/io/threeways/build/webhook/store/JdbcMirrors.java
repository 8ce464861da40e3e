package io.threeways.build.webhook.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.webhook.Delivery;
import io.threeways.build.webhook.Fetch;
import io.threeways.build.webhook.Mirror;
import io.threeways.build.webhook.Mirrors;
import io.threeways.build.webhook.WebhookSecret;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mirrors as rows. */
@ApplicationScoped
class JdbcMirrors implements Mirrors {
  private final Sql sql;

  JdbcMirrors(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(RepositoryName repository, URI remote, WebhookSecret secret, Instant at) {
    sql.update(
        "insert into mirror (repository, remote, secret, created_at, due_at) values (?, ?, ?, ?, ?)",
        repository.text(),
        remote.toString(),
        secret.text(),
        at,
        at);
  }

  @Override
  public Optional<Mirror> find(RepositoryName repository) {
    return sql.first(
        "select * from mirror where repository = ?", JdbcMirrors::mirror, repository.text());
  }

  @Override
  public List<Mirror> all() {
    return sql.list("select * from mirror order by repository", JdbcMirrors::mirror);
  }

  @Override
  public Optional<WebhookSecret> secret(RepositoryName repository) {
    return sql.first(
        "select secret from mirror where repository = ?",
        row -> new WebhookSecret(row.getString(1)),
        repository.text());
  }

  @Override
  public boolean keep(Delivery delivery) {
    Delivery.@Nullable Push push = delivery.push().orElse(null);
    return sql.update(
            """
            insert into webhook_delivery
              (repository, id, kind, branch, commit, pusher, received_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """,
            delivery.repository().text(),
            delivery.id(),
            delivery.kind(),
            push == null ? null : push.branch().text(),
            push == null ? null : push.commit().text(),
            push == null ? null : push.pusher(),
            delivery.receivedAt())
        == 1;
  }

  @Override
  public void forget(RepositoryName repository, Instant before) {
    sql.update(
        "delete from webhook_delivery where repository = ? and received_at < ?",
        repository.text(),
        before);
  }

  @Override
  public Optional<String> pusher(RepositoryName repository, BranchName branch, CommitSha commit) {
    return sql.first(
        """
        select pusher from webhook_delivery where repository = ? and branch = ? and commit = ?
        order by received_at desc limit 1\
        """,
        row -> row.getString(1),
        repository.text(),
        branch.text(),
        commit.text());
  }

  @Override
  public void want(RepositoryName repository, Instant at) {
    sql.update(
        """
        update mirror set wanted = wanted + 1, due_at = least(due_at, ?) where repository = ?\
        """,
        at,
        repository.text());
  }

  @Override
  public Optional<Fetch> claim(Instant now, Duration lease) {
    return sql.first(
        """
        update mirror set epoch = epoch + 1, leased_until = ? where repository =
          (select repository from mirror
           where due_at <= ? and (leased_until is null or leased_until < ?)
           order by due_at limit 1 for update skip locked)
        returning repository, remote, epoch, wanted\
        """,
        row ->
            new Fetch(
                new RepositoryName(row.getString("repository")),
                URI.create(row.getString("remote")),
                row.getLong("epoch"),
                row.getLong("wanted")),
        now.plus(lease),
        now,
        now);
  }

  @Override
  public boolean holds(Fetch fetch) {
    return sql.first(
            "select 1 from mirror where repository = ? and epoch = ? for update",
            row -> row.getInt(1),
            fetch.repository().text(),
            fetch.epoch())
        .isPresent();
  }

  @Override
  public void fetched(Fetch fetch, Instant at, @Nullable String remark, Instant next) {
    sql.update(
        """
        update mirror set fetched_at = ?, failure = null, remark = ?, leased_until = null,
          due_at = case when wanted = ? then ? else ? end
        where repository = ? and epoch = ?\
        """,
        at,
        remark,
        fetch.wanted(),
        next,
        at,
        fetch.repository().text(),
        fetch.epoch());
  }

  @Override
  public void failed(Fetch fetch, String failure, Instant next) {
    sql.update(
        """
        update mirror set failure = ?, leased_until = null, due_at = ?
        where repository = ? and epoch = ?\
        """,
        failure,
        next,
        fetch.repository().text(),
        fetch.epoch());
  }

  private static Mirror mirror(ResultSet row) throws SQLException {
    return new Mirror(
        new RepositoryName(row.getString("repository")),
        URI.create(row.getString("remote")),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "fetched_at"),
        row.getString("failure"),
        row.getString("remark"));
  }
}
