package io.threeways.problem;

import io.vertx.ext.web.Router;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Fails in every way. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrderResource {
  record Line(String article, int count) {
    Line {
      if (count < 1) {
        throw new IllegalArgumentException("count is %d, but begins with 1".formatted(count));
      }
    }
  }

  record Order(String customer, List<Line> lines) {}

  @POST
  public Order place(Order order) {
    return order;
  }

  @GET
  @Path("/{number}")
  public Order show(@PathParam("number") int number) {
    throw Problem.of("shop", "unknown-order", 404, "Unknown order")
        .detail("There is no order %d.".formatted(number))
        .instance(URI.create("/orders/" + number))
        .with("number", number)
        .at(3, 14)
        .exception();
  }

  @GET
  @Path("/broken")
  public Order breakDown() {
    throw new IllegalStateException("secret: the cellar is flooded");
  }

  @GET
  @Path("/duration")
  public Map<String, Duration> duration(@QueryParam("page") int page) {
    return Map.of("duration", Duration.ofSeconds(30L + page));
  }

  @GET
  @Path("/all")
  @RolesAllowed("admin")
  public List<Order> all() {
    return List.of();
  }

  void plainRoutes(@Observes Router router) {
    router
        .get("/plain/broken")
        .handler(
            context -> {
              throw new IllegalStateException("secret: the cellar is flooded");
            });
    router.get("/plain/refused").handler(context -> context.fail(409));
    router
        .get("/plain/problem")
        .handler(
            context ->
                context.fail(
                    Problem.of("shop", "closed", 503, "Closed")
                        .detail("It is Sunday.")
                        .exception()));
  }
}
