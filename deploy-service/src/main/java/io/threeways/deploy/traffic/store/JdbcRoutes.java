package io.threeways.deploy.traffic.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.agroal.DataSource;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Routes;
import io.threeways.deploy.traffic.WrittenRoute;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Routes as JSON documents, one per place. */
@ApplicationScoped
public class JdbcRoutes implements Routes {
  private final javax.sql.DataSource dataSource;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Inject
  public JdbcRoutes(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Optional<WrittenRoute> find(Place place) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select document from deploy.routes where application = ? and environment = ?")) {
      select.setString(1, place.application());
      select.setString(2, place.environment());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(json.readValue(row.getString(1), WrittenRoute.class))
            : Optional.empty();
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("cannot read the route of " + place, e);
    }
  }

  @Override
  public void save(WrittenRoute route) {
    Place place = route.route().place();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                "insert into deploy.routes (application, environment, document)"
                    + " values (?, ?, cast(? as jsonb)) on conflict (application, environment)"
                    + " do update set document = excluded.document")) {
      upsert.setString(1, place.application());
      upsert.setString(2, place.environment());
      upsert.setString(3, json.writeValueAsString(route));
      upsert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("cannot save the route of " + place, e);
    }
  }
}
