package io.threeways.gateway.identity.http;

import io.quarkus.security.Authenticated;
import io.threeways.gateway.identity.BootstrapSettings;
import io.threeways.gateway.identity.Member;
import io.threeways.gateway.identity.store.Members;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Who may come in, and as what. */
@Path("/api/gateway")
public class MembersResource {
  private final Members members;
  private final BootstrapSettings bootstrap;
  private final Caller caller;

  MembersResource(Members members, BootstrapSettings bootstrap, Caller caller) {
    this.members = members;
    this.bootstrap = bootstrap;
    this.caller = caller;
  }

  @GET
  @Path("members")
  @RolesAllowed(Roles.ADMIN)
  public List<Member> all() throws SQLException {
    return members.all();
  }

  /** Whether somebody is a member still: services ask who helps, or is told. */
  @GET
  @Path("members/{name}")
  @RolesAllowed({Roles.ADMIN, Roles.SERVICE})
  public Member one(@PathParam("name") String name) throws SQLException {
    return members.find(name).orElseThrow(MembersResource::unknown);
  }

  /** Lets somebody in, or gives them another role. */
  @POST
  @Path("members")
  @RolesAllowed(Roles.ADMIN)
  public Member put(Member member) throws SQLException {
    members.put(member, caller.user(), Instant.now());
    return member;
  }

  /** Lets somebody in no more: their tokens, sessions and links end with them. */
  @DELETE
  @Path("members/{name}")
  @RolesAllowed(Roles.ADMIN)
  public void remove(@PathParam("name") String name) throws SQLException {
    if (bootstrap.tokenHash().isPresent() && name.equals(bootstrap.user())) {
      throw Problems.of(
          409,
          "first-member",
          "The first member stays",
          "%s comes in by configuration: take threeways.gateway.bootstrap.token-hash away first."
              .formatted(name));
    }
    if (!members.remove(name, caller.user(), Instant.now())) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return Problems.of(
        404,
        "unknown-member",
        "Unknown member",
        "There is no member of this name: GET /api/gateway/members lists them.");
  }

  @GET
  @Path("me")
  @Authenticated
  public Me me() {
    return new Me(caller.user(), new TreeSet<>(caller.roles()));
  }

  /** Whom the gateway takes the caller for. */
  public record Me(String user, TreeSet<String> roles) {}
}
