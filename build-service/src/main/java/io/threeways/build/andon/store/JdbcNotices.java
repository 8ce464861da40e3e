package io.threeways.build.andon.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.andon.Notice;
import io.threeways.build.andon.Notices;
import io.threeways.build.andon.Target;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Notices as rows, taken by row locks that others pass over. */
@ApplicationScoped
class JdbcNotices implements Notices {
  private final Sql sql;

  JdbcNotices(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(Notice notice, Instant dueAt) {
    sql.update(
        """
        insert into andon_notice (id, repository, pull, occasion, kind, address, subject, text,
          due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (repository, pull, occasion, kind, address) do nothing\
        """,
        notice.id(),
        notice.repository().text(),
        notice.pull(),
        notice.occasion().word(),
        notice.target().kind(),
        notice.target().address(),
        notice.subject(),
        notice.text(),
        dueAt);
  }

  @Override
  public Optional<Taken> take(Instant now, Instant until) {
    return sql.first(
        """
        update andon_notice set epoch = epoch + 1, attempt = attempt + 1, leased_until = ?
        where id = (
          select id from andon_notice
          where state = 'waiting' and due_at <= ? and (leased_until is null or leased_until <= ?)
          order by due_at, id limit 1 for update skip locked)
        returning *\
        """,
        JdbcNotices::taken,
        until,
        now,
        now);
  }

  @Override
  public void told(Taken taken, Instant at) {
    sql.update(
        """
        update andon_notice set state = 'told', told_at = ?, leased_until = null, problem = null
        where id = ? and epoch = ?\
        """,
        at,
        taken.notice().id(),
        taken.epoch());
  }

  @Override
  public void again(Taken taken, Instant dueAt, String why) {
    sql.update(
        """
        update andon_notice set due_at = ?, leased_until = null, problem = ?
        where id = ? and epoch = ?\
        """,
        dueAt,
        why,
        taken.notice().id(),
        taken.epoch());
  }

  @Override
  public void giveUp(Taken taken, String why) {
    sql.update(
        """
        update andon_notice set state = 'given_up', leased_until = null, problem = ?
        where id = ? and epoch = ?\
        """,
        why,
        taken.notice().id(),
        taken.epoch());
  }

  @Override
  public Tally tally(RepositoryName repository, long pull) {
    return sql.first(
            """
            select count(*) filter (where state = 'told') as told,
              count(*) filter (where state = 'waiting') as waiting,
              count(*) filter (where state = 'given_up') as given_up
            from andon_notice where repository = ? and pull = ?\
            """,
            row -> new Tally(row.getInt("told"), row.getInt("waiting"), row.getInt("given_up")),
            repository.text(),
            pull)
        .orElseThrow();
  }

  private static Taken taken(ResultSet row) throws SQLException {
    Notice notice =
        new Notice(
            row.getObject("id", UUID.class),
            new RepositoryName(row.getString("repository")),
            row.getLong("pull"),
            Notice.Occasion.valueOf(row.getString("occasion").toUpperCase(Locale.ROOT)),
            Target.of(row.getString("kind"), row.getString("address")),
            row.getString("subject"),
            row.getString("text"));
    return new Taken(notice, row.getInt("attempt"), row.getLong("epoch"));
  }
}
