package io.threeways.telemetry.verdict.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import io.threeways.problem.Problem;
import io.threeways.telemetry.verdict.RecordedVerdict.Replay;
import io.threeways.telemetry.verdict.RunningEvidence;
import io.threeways.telemetry.verdict.VerdictDocuments;
import io.threeways.telemetry.verdict.VerdictDocuments.VerdictDocument;
import io.threeways.telemetry.verdict.VerdictReader;
import io.threeways.telemetry.verdict.config.VerdictSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/telemetry/judgements}: verdicts, running and past, and their replay. */
@Path("/api/telemetry/judgements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class JudgementResource {
  private final VerdictDocuments documents;
  private final RunningEvidence running;
  private final VerdictReader reader;
  private final Clock clock;
  private final VerdictSettings settings;

  @Inject
  JudgementResource(
      VerdictDocuments documents,
      RunningEvidence running,
      VerdictReader reader,
      @Identifier("telemetry") Clock clock,
      VerdictSettings settings) {
    this.documents = documents;
    this.running = running;
    this.reader = reader;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The {@code deploy-judged} events of a deployment, the first one first; else the latest of all.
   */
  @GET
  public List<Event> list(
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("limit") @DefaultValue("10") int limit) {
    List<VerdictDocument> found =
        deployment == null
            ? documents.latest(Limit.within("telemetry", limit, settings.mostListed()))
            : documents.of(id(deployment));
    return found.stream().map(document -> new Event(document.json())).toList();
  }

  /** What is known of a rollout on trial, and what would be decided now. */
  @GET
  @Path("/{deployment}/now")
  public StandingView now(@PathParam("deployment") String deployment) {
    return running
        .of(id(deployment), clock.instant())
        .map(StandingView::of)
        .orElseThrow(
            () ->
                Problem.of("telemetry", "not-on-trial", 404, "No such rollout is on trial")
                    .detail(
                        "Deployment %s was never on trial here, or its trial is over; its verdicts are at /api/telemetry/judgements?deployment=%s"
                            .formatted(deployment, deployment))
                    .exception());
  }

  /** Makes the decision of a {@code deploy-judged} event again, from what it says alone. */
  @POST
  @Path("/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  public ReplayView replay(byte[] event) {
    try {
      Replay replay = reader.read(event).replay();
      return ReplayView.of(replay);
    } catch (VerdictReader.Unreadable e) {
      throw Problem.of("telemetry", "unreadable-judgement", 422, "The event cannot be replayed")
          .detail(e.detail())
          .exception(e);
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of("telemetry", "wrong-deployment", 400, "Not the id of a deployment")
          .detail("'%s' is no UUID.".formatted(text))
          .exception(e);
    }
  }

  /** An event as it was told. */
  public record Event(@JsonRawValue @JsonValue String json) {}
}
