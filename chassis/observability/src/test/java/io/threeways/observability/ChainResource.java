package io.threeways.observability;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.logging.Logger;

/** Says which chain a request belongs to. */
@Path("/chain")
public class ChainResource {
  static final String ASKED = "somebody asks";

  private static final Logger LOG = Logger.getLogger(ChainResource.class);

  @GET
  public String current() {
    LOG.info(ASKED);
    return Chain.current().map(Object::toString).orElse("none");
  }
}
