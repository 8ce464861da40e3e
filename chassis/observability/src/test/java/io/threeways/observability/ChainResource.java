package io.threeways.observability;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says which chain a request belongs to. */
@Path("/chain")
public class ChainResource {
  @GET
  public String current() {
    return Chain.current().map(Object::toString).orElse("none");
  }
}
