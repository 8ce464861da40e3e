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
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Routes as JSON documents, one per place. */
@ApplicationScoped
public class JdbcRoutes implements Routes {
  private final Sql sql;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Inject
  public JdbcRoutes(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<WrittenRoute> find(Place place) {
    return sql.first(
        "select document from deploy.routes where application = ? and environment = ?",
        row -> read(row.getString(1)),
        place.application(),
        place.environment());
  }

  @Override
  public void save(WrittenRoute route) {
    Place place = route.route().place();
    sql.update(
        "insert into deploy.routes (application, environment, document)"
            + " values (?, ?, cast(? as jsonb)) on conflict (application, environment)"
            + " do update set document = excluded.document",
        place.application(),
        place.environment(),
        write(route));
  }

  @Override
  public void remove(Place place) {
    sql.update(
        "delete from deploy.routes where application = ? and environment = ?",
        place.application(),
        place.environment());
  }

  private WrittenRoute read(String document) {
    try {
      return json.readValue(document, WrittenRoute.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a route: " + document, e);
    }
  }

  private String write(WrittenRoute route) {
    try {
      return json.writeValueAsString(route);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + route, e);
    }
  }
}
