package io.threeways.deploy.toggle.http;

import io.smallrye.common.annotation.NonBlocking;
import io.threeways.deploy.toggle.Evaluation;
import io.threeways.deploy.toggle.LiveToggles;
import io.threeways.deploy.toggle.Snapshot;
import io.threeways.deploy.toggle.config.ToggleSettings;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The OpenFeature Remote Evaluation Protocol, 0.3. It answers from memory on the event loop, and
 * says what is wrong in the protocol's own words, not as problems.
 */
@Path("/ofrep/v1/evaluate/flags")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class OfrepResource {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private final LiveToggles live;
  private final int answerSteps;
  private final OfrepJson json;

  @Inject
  public OfrepResource(LiveToggles live, ToggleSettings settings) {
    this.live = live;
    this.answerSteps = settings.answerSteps();
    this.json = new OfrepJson(settings.contextBytes());
  }

  @POST
  @Path("{key}")
  public Response one(@PathParam("key") String key, byte[] body) {
    Optional<Snapshot> snapshot = live.now();
    if (snapshot.isEmpty()) {
      return notYet();
    }
    return switch (json.context(body)) {
      case OfrepJson.Context.Refused(int status, String code, String details) ->
          Response.status(status).entity(json.failure(key, code, details)).build();
      case OfrepJson.Context.Read(Map<String, @Nullable Object> context) -> {
        Evaluation evaluation = snapshot.get().evaluate(key, context, Instant.now());
        yield Response.status(status(evaluation)).entity(json.of(evaluation)).build();
      }
    };
  }

  /** The tag is that of the answer, so that another context never gets a 304 for this one's. */
  @POST
  public Response all(@HeaderParam("If-None-Match") @Nullable String known, byte[] body) {
    Optional<Snapshot> snapshot = live.now();
    if (snapshot.isEmpty()) {
      return notYet();
    }
    return switch (json.context(body)) {
      case OfrepJson.Context.Refused(int status, String code, String details) ->
          Response.status(status).entity(json.failure(null, code, details)).build();
      case OfrepJson.Context.Read(Map<String, @Nullable Object> context) ->
          tagged(json.of(snapshot.get().evaluateAll(context, Instant.now(), answerSteps)), known);
    };
  }

  private static Response tagged(byte[] answer, @Nullable String known) {
    EntityTags tag = EntityTags.of(answer);
    return tag.matches(known)
        ? Response.notModified().header("ETag", tag.quoted()).build()
        : Response.ok(answer).header("ETag", tag.quoted()).build();
  }

  private Response notYet() {
    return Response.status(SERVER_ERROR)
        .entity(
            json.error("Neither the database nor this host's folder could tell the toggles yet."))
        .build();
  }

  private static int status(Evaluation evaluation) {
    return switch (evaluation) {
      case Evaluation.Resolved _, Evaluation.CodeDefault _ -> Response.Status.OK.getStatusCode();
      case Evaluation.Failed failed ->
          failed.code().equals("FLAG_NOT_FOUND") ? NOT_FOUND : BAD_REQUEST;
    };
  }
}
