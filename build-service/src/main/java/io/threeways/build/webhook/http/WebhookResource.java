package io.threeways.build.webhook.http;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.webhook.Delivery;
import io.threeways.build.webhook.FollowMirrors;
import io.threeways.build.webhook.Mirrors;
import io.threeways.build.webhook.TakeDelivery;
import io.threeways.build.webhook.WebhookSecret;
import io.threeways.build.webhook.config.WebhookSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Named;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where GitHub, and whatever speaks like it, tells that somebody pushed. It has no token of ours:
 * the gateway lets it by, and the signature is who it is.
 */
@Path("/api/build/webhooks/{repository}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class WebhookResource {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final Pattern KIND = Pattern.compile("[a-z_]{1,64}");
  private static final String PUSH = "push";

  private final Mirrors mirrors;
  private final TakeDelivery takeDelivery;
  private final FollowMirrors followMirrors;
  private final WebhookSettings settings;
  private final Clock clock;
  private final PushPayload pushes = new PushPayload();

  WebhookResource(
      Mirrors mirrors,
      TakeDelivery takeDelivery,
      FollowMirrors followMirrors,
      WebhookSettings settings,
      @Named("build-clock") Clock clock) {
    this.mirrors = mirrors;
    this.takeDelivery = takeDelivery;
    this.followMirrors = followMirrors;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param repeated whether it was told before, and nothing came of it now
   */
  public record TakenView(String delivery, String kind, boolean repeated) {}

  /** Whoever signs may say something: no token of ours is asked for. */
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public Response take(
      @PathParam("repository") String name,
      @HeaderParam("X-GitHub-Event") @Nullable String event,
      @HeaderParam("X-GitHub-Delivery") @Nullable String delivery,
      @HeaderParam(Signature.HEADER) @Nullable String signature,
      InputStream in)
      throws IOException {
    byte[] body = bounded(in);
    RepositoryName repository = signed(name, body, signature);
    String id = header("X-GitHub-Delivery", ID, delivery);
    String kind = header("X-GitHub-Event", KIND, event);
    Optional<Delivery.Push> push = kind.equals(PUSH) ? pushes.read(body) : Optional.empty();
    boolean taken = takeDelivery.take(new Delivery(repository, id, kind, push, clock.instant()));
    followMirrors.wake();
    return Response.status(taken ? Response.Status.ACCEPTED : Response.Status.OK)
        .entity(new TakenView(id, kind, !taken))
        .build();
  }

  private byte[] bounded(InputStream in) throws IOException {
    int most = (int) settings.body().asLongValue();
    byte[] body = in.readNBytes(most + 1);
    if (body.length > most) {
      throw WebhookProblems.tooLarge(most).exception();
    }
    return body;
  }

  /**
   * Nothing of the body is read before it is known who wrote it; where there is no such mirror,
   * that takes as long to find out.
   */
  private RepositoryName signed(String name, byte[] body, @Nullable String signature) {
    Optional<RepositoryName> repository = repository(name);
    Optional<WebhookSecret> secret = repository.flatMap(mirrors::secret);
    if (!Signature.isOf(body, secret, signature)) {
      throw WebhookProblems.forged().exception();
    }
    return repository.orElseThrow();
  }

  private static Optional<RepositoryName> repository(String name) {
    try {
      return Optional.of(new RepositoryName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String header(String name, Pattern shape, @Nullable String value) {
    if (value == null || !shape.matcher(value).matches()) {
      throw WebhookProblems.malformed("", "the header " + name + " is missing or malformed")
          .exception();
    }
    return value;
  }
}
