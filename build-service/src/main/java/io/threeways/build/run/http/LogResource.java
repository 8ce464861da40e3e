package io.threeways.build.run.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.BuildLogs;
import io.threeways.build.run.Builds;
import io.threeways.identity.Roles;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** What stages said, while they say it or later. */
@Path("/api/build/builds/{repository}/{number}/log")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class LogResource {
  private final Builds builds;
  private final BuildLogs logs;
  private final ObjectMapper json;

  LogResource(Builds builds, BuildLogs logs, ObjectMapper json) {
    this.builds = builds;
    this.logs = logs;
    this.json = json;
  }

  /**
   * The lines as server-sent events until the build has ended; the id of each is where the next one
   * begins. The last event is {@code end}, its data the build's state.
   *
   * @param lines {@code text}, or {@code json} for {@link LineView}s, which say who wrote them
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Response follow(
      @PathParam("repository") String repository,
      @PathParam("number") long number,
      @QueryParam("lines") @DefaultValue("text") String lines,
      @HeaderParam("Last-Event-ID") @Nullable String last) {
    BuildId id = known(repository, number);
    long offset = Value.parsed("build", () -> offset(last));
    LogEvents.Form form = Value.parsed("build", () -> form(lines));
    StreamingOutput events = out -> new LogEvents(builds, logs, id, form, out).writeFrom(offset);
    return Response.ok(events, MediaType.SERVER_SENT_EVENTS)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** What has been said so far. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public Response text(
      @PathParam("repository") String repository, @PathParam("number") long number) {
    BuildId id = known(repository, number);
    StreamingOutput text = out -> new LogText(logs, id, out).write();
    return Response.ok(text, MediaType.TEXT_PLAIN + ";charset=UTF-8").build();
  }

  private BuildId known(String repository, long number) {
    BuildId id = BuildResource.id(repository, number);
    if (builds.find(id).isEmpty()) {
      throw BuildProblems.unknown(id).exception();
    }
    return id;
  }

  private LogEvents.Form form(String lines) {
    return switch (lines) {
      case "text" -> line -> line.text().replace("\r", "");
      case "json" -> line -> json.writeValueAsString(LineView.of(line));
      default -> throw new IllegalArgumentException("lines is text or json, not " + lines);
    };
  }

  private static long offset(@Nullable String last) {
    if (last == null || last.isEmpty()) {
      return 0;
    }
    if (!last.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("Last-Event-ID is the id of an event of this stream");
    }
    return Long.parseLong(last);
  }
}
