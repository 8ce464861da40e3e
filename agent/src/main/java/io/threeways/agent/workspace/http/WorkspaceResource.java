package io.threeways.agent.workspace.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.agent.owner.Owners;
import io.threeways.agent.workspace.RefusedArchive;
import io.threeways.agent.workspace.WorkspaceId;
import io.threeways.agent.workspace.Workspaces;
import io.threeways.problem.Problem;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The folders that processes work in. */
@Path("/api/agent/workspaces")
@RolesAllowed("service")
@RunOnVirtualThread
public class WorkspaceResource {
  private static final String TAR = "application/x-tar";

  private final Workspaces workspaces;
  private final Owners owners;

  WorkspaceResource(Workspaces workspaces, Owners owners) {
    this.owners = owners;
    this.workspaces = workspaces;
  }

  /**
   * @param as the workspace whose owner this one's files get
   */
  @PUT
  @Path("{id}")
  @Consumes(TAR)
  public Response fill(
      @PathParam("id") String id, @QueryParam("as") @Nullable String as, InputStream archive)
      throws IOException {
    WorkspaceId name = own(id);
    WorkspaceId owner = as == null ? null : own(as);
    try {
      return answer(name, workspaces.fill(name, archive, owner));
    } catch (RefusedArchive e) {
      throw Problem.of("agent", "refused-archive", 400, "Archive refused")
          .detail(e.getMessage() + "; workspace " + name + " is as it was")
          .exception(e);
    }
  }

  /** It is there from now on, empty at first, until it is removed. */
  @PUT
  @Path("{id}/kept")
  public Response keep(@PathParam("id") String id) throws IOException {
    workspaces.keep(own(id));
    return Response.noContent().build();
  }

  /** Packs a file or folder; links and special files are left out. */
  @GET
  @Path("{id}/files")
  @Produces(TAR)
  public Response files(
      @PathParam("id") String id, @QueryParam("path") @DefaultValue("") String path)
      throws IOException {
    WorkspaceId name = own(id);
    try {
      Workspaces.Selection selection =
          workspaces.select(name, path).orElseThrow(() -> absent(name, path).exception());
      StreamingOutput body = selection::pack;
      return Response.ok(body).build();
    } catch (RefusedArchive e) {
      throw Problem.of("agent", "malformed-request", 400, "Malformed request")
          .detail("path: " + e.getMessage())
          .exception(e);
    }
  }

  @DELETE
  @Path("{id}")
  public Response remove(@PathParam("id") String id) throws IOException {
    WorkspaceId name = own(id);
    return answer(name, workspaces.remove(name));
  }

  private static Response answer(WorkspaceId id, Workspaces.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Response.noContent().build();
      case OCCUPIED ->
          throw Problem.of("agent", "occupied-workspace", 409, "Workspace in use")
              .detail("a process runs in workspace %s: stop it first".formatted(id))
              .exception();
      case NO_OWNER ->
          throw Problem.of("agent", "unknown-workspace", 409, "Unknown workspace")
              .detail("the workspace whose owner %s shall have does not exist".formatted(id))
              .exception();
    };
  }

  private static Problem absent(WorkspaceId id, String path) {
    return Problem.of("agent", "unknown-file", 404, "Unknown file or workspace")
        .detail("workspace %s does not exist or holds no '%s'".formatted(id, path));
  }

  private WorkspaceId own(String text) {
    WorkspaceId name = id(text);
    owners.mustOwn(text);
    return name;
  }

  private static WorkspaceId id(String text) {
    return Value.parsed("agent", () -> new WorkspaceId(text));
  }
}
