package io.threeways.build.andon.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.andon.Subscription;
import io.threeways.build.andon.Subscriptions;
import io.threeways.build.andon.Target;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Subscriptions as rows. */
@ApplicationScoped
class JdbcSubscriptions implements Subscriptions {
  private final Sql sql;

  JdbcSubscriptions(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void add(Subscription subscription) {
    sql.update(
        """
        insert into andon_subscription (member, kind, address) values (?, ?, ?)
        on conflict do nothing\
        """,
        subscription.member(),
        subscription.target().kind(),
        subscription.target().address());
  }

  @Override
  public boolean remove(Subscription subscription) {
    return sql.update(
            "delete from andon_subscription where member = ? and kind = ? and address = ?",
            subscription.member(),
            subscription.target().kind(),
            subscription.target().address())
        == 1;
  }

  @Override
  public void removeAll(String member) {
    sql.update("delete from andon_subscription where member = ?", member);
  }

  @Override
  public List<Subscription> all() {
    return sql.list(
        "select * from andon_subscription order by member, kind, address",
        JdbcSubscriptions::subscription);
  }

  @Override
  public List<Subscription> of(String member) {
    return sql.list(
        "select * from andon_subscription where member = ? order by kind, address",
        JdbcSubscriptions::subscription,
        member);
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString("member"), Target.of(row.getString("kind"), row.getString("address")));
  }
}
