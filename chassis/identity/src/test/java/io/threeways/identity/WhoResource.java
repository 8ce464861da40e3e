package io.threeways.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.TreeSet;

/** Says who calls; the second one only to operators. */
@Path("/who")
public class WhoResource {
  private final Caller caller;

  WhoResource(Caller caller) {
    this.caller = caller;
  }

  @GET
  public String anyone() {
    return caller.user() + " " + new TreeSet<>(caller.roles());
  }

  @GET
  @Path("operators")
  @RolesAllowed(Roles.OPERATOR)
  public String operators() {
    return caller.user();
  }
}
