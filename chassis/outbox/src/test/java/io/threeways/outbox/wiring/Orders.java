package io.threeways.outbox.wiring;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the shop was told to remember. */
@ApplicationScoped
class Orders {
  /** Has no place among the orders. */
  static final String POISON = "poison";

  private final AgroalDataSource dataSource;

  Orders(@DataSource("shop") AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void add(String customer, String text) throws SQLException {
    if (text.equals(POISON)) {
      throw new IllegalArgumentException("not an order");
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into orders (customer, text) values (?, ?)")) {
      insert.setString(1, customer);
      insert.setString(2, text);
      insert.executeUpdate();
    }
  }

  List<String> of(String customer) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select text from orders where customer = ? order by number")) {
      select.setString(1, customer);
      try (ResultSet rows = select.executeQuery()) {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
