package io.threeways.agent.process.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.agent.AgentSettings;
import io.threeways.agent.owner.Owners;
import io.threeways.agent.process.ProcessId;
import io.threeways.agent.process.ProcessSpec;
import io.threeways.agent.process.Processes;
import io.threeways.agent.process.PutOutcome;
import io.threeways.agent.process.Snapshot;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The processes of this host. */
@Path("/api/agent/processes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProcessResource {
  private final Processes processes;
  private final AgentSettings settings;
  private final Owners owners;

  ProcessResource(Processes processes, AgentSettings settings, Owners owners) {
    this.owners = owners;
    this.processes = processes;
    this.settings = settings;
  }

  @GET
  @RolesAllowed({"service", "operator"})
  public List<ProcessView> list(@QueryParam("prefix") @DefaultValue("") String prefix) {
    owners.mustOwn(prefix);
    return processes.list(prefix).stream().map(ProcessView::of).toList();
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("service")
  public Response put(@PathParam("id") String id, ProcessRequest request) throws IOException {
    ProcessId name = id(id);
    ProcessSpec spec = Value.parsed("agent", () -> request.spec(settings.ceiling()));
    owners.mustOwn(id, spec.kind().name().toLowerCase(Locale.ROOT));
    owners.mustOwn(spec.workspace().text());
    ProcessSpec.SharedNetwork shared = spec.shared();
    if (shared != null && !shared.join()) {
      // Who was told another's name may join it while it is there, and never keeps it alive alone.
      owners.mustOwn(shared.name());
    }
    ProcessSpec.MachineTree tree = spec.tree();
    if (tree != null) {
      owners.mustOwn(tree.workspace().text());
    }
    return switch (processes.put(name, request.epoch(), spec)) {
      case PutOutcome.Accepted accepted ->
          Response.status(accepted.created() ? Response.Status.CREATED : Response.Status.OK)
              .entity(ProcessView.of(accepted.snapshot()))
              .build();
      case PutOutcome.Fenced fenced ->
          throw ProcessProblems.fenced(name, request.epoch(), fenced.epoch()).exception();
      case PutOutcome.Different _ -> throw ProcessProblems.different(name).exception();
      case PutOutcome.NoWorkspace missing ->
          throw ProcessProblems.noWorkspace(missing.id()).exception();
      case PutOutcome.NoNetwork _ -> throw ProcessProblems.noNetwork(spec).exception();
    };
  }

  /** Waits until the revision is above {@code since}, if it shall wait. */
  @GET
  @Path("{id}")
  @RolesAllowed({"service", "operator"})
  public ProcessView get(
      @PathParam("id") String id,
      @QueryParam("wait") @Nullable String wait,
      @QueryParam("since") @DefaultValue("0") int since)
      throws InterruptedException {
    ProcessId name = own(id);
    Duration limit = duration("wait", wait, Duration.ZERO);
    Duration longest = settings.patience();
    Duration patience = limit.compareTo(longest) < 0 ? limit : longest;
    return processes
        .await(name, since, patience)
        .map(ProcessView::of)
        .orElseThrow(() -> ProcessProblems.unknown(name).exception());
  }

  @GET
  @Path("{id}/output")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed({"service", "operator"})
  public Response output(
      @PathParam("id") String id,
      @QueryParam("offset") @DefaultValue("0") long offset,
      @QueryParam("follow") @DefaultValue("false") boolean follow) {
    ProcessId name = own(id);
    java.nio.file.Path file =
        processes.output(name).orElseThrow(() -> ProcessProblems.unknown(name).exception());
    OutputFollowing following = new OutputFollowing(processes, name, file, settings.follow());
    StreamingOutput body = out -> following.copy(Math.max(0, offset), follow, out);
    return Response.ok(body).build();
  }

  /** Asks it to end; the answer does not wait for that. Idempotent. */
  @DELETE
  @Path("{id}")
  @RolesAllowed("service")
  public Response delete(
      @PathParam("id") String id,
      @QueryParam("epoch") @Nullable Long epoch,
      @QueryParam("grace") @Nullable String grace) {
    ProcessId name = own(id);
    Duration patience = duration("grace", grace, settings.grace());
    return processes
        .stop(name, epoch, patience)
        .map(outcome -> stopped(name, epoch, outcome))
        .orElseGet(() -> Response.noContent().build());
  }

  private static Response stopped(ProcessId name, @Nullable Long epoch, PutOutcome outcome) {
    return switch (outcome) {
      case PutOutcome.Accepted accepted -> answer(accepted.snapshot());
      case PutOutcome.Fenced fenced ->
          throw ProcessProblems.fenced(name, epoch == null ? 0 : epoch, fenced.epoch()).exception();
      case PutOutcome.Different _, PutOutcome.NoWorkspace _, PutOutcome.NoNetwork _ ->
          throw new IllegalStateException("stopping compares no specifications");
    };
  }

  private static Response answer(Snapshot snapshot) {
    return Response.accepted(ProcessView.of(snapshot)).build();
  }

  private ProcessId own(String text) {
    ProcessId name = id(text);
    owners.mustOwn(text);
    return name;
  }

  private static ProcessId id(String text) {
    return Value.parsed("agent", () -> new ProcessId(text));
  }

  private static Duration duration(String name, @Nullable String text, Duration absent) {
    return text == null ? absent : Value.parsed("agent", () -> duration(name, text));
  }

  private static Duration duration(String name, String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative()) {
        throw new IllegalArgumentException(name + " is negative");
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is an ISO 8601 duration such as PT20S", e);
    }
  }
}
