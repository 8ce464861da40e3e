package io.threeways.learning.chain.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.identity.Roles;
import io.threeways.learning.chain.Reception;
import io.threeways.learning.chain.Submission;
import io.threeways.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where other tools say what happened: CDEvents over HTTP, as CloudEvents (binary or structured
 * mode) or bare.
 */
@Path("/api/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DEVELOPER)
@RunOnVirtualThread
class ReceptionResource {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String PREFIX = "ce-";

  private final Reception reception;

  ReceptionResource(Reception reception) {
    this.reception = reception;
  }

  /**
   * @param known whether there is a schema of its type, which it keeps
   */
  public record AcceptedView(String id, String source, String type, boolean known) {}

  @POST
  @Consumes({MediaType.APPLICATION_JSON, STRUCTURED})
  public Response receive(@Context HttpHeaders headers, byte[] body) {
    return switch (reception.receive(submission(headers, body))) {
      case Reception.Outcome.Accepted accepted ->
          Response.accepted(
                  new AcceptedView(
                      accepted.id(), accepted.source(), accepted.type(), accepted.known()))
              .build();
      case Reception.Outcome.Refused refused ->
          throw Problem.of("learning", "malformed-event", 422, "This is not the event it should be")
              .detail("%s %s".formatted(refused.pointer(), refused.reason()).strip())
              .pointer(refused.pointer())
              .exception();
    };
  }

  private static Submission submission(HttpHeaders headers, byte[] body) {
    boolean structured = STRUCTURED.equals(typeOf(headers.getMediaType()));
    return new Submission(
        structured ? Submission.Form.STRUCTURED : Submission.Form.BINARY,
        attributes(headers),
        body);
  }

  private static String typeOf(MediaType type) {
    return type.getType() + "/" + type.getSubtype();
  }

  private static Map<String, String> attributes(HttpHeaders headers) {
    Map<String, String> attributes = new HashMap<>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(PREFIX)) {
                attributes.put(lower.substring(PREFIX.length()), decoded(values.getFirst()));
              }
            });
    return attributes;
  }

  /** CloudEvents' HTTP binding, 3.1.3.2: percent-encoded, a plus being a plus. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.of("learning", "malformed-header", 400, "A ce- header cannot be read")
          .detail("'%s' is not percent-encoded: %s".formatted(value, e.getMessage()))
          .exception(e);
    }
  }
}
