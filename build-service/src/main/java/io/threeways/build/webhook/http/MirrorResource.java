package io.threeways.build.webhook.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.BuildSettings;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.webhook.FollowMirrors;
import io.threeways.build.webhook.MirrorRemote;
import io.threeways.build.webhook.Mirrors;
import io.threeways.build.webhook.WebhookSecret;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Named;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Mirrors. */
@Path("/api/build/mirrors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MirrorResource {
  private final Mirrors mirrors;
  private final MirrorRemote mirrorRemote;
  private final FollowMirrors followMirrors;
  private final Supplier<WebhookSecret> secrets;
  private final BuildSettings settings;

  MirrorResource(
      Mirrors mirrors,
      MirrorRemote mirrorRemote,
      FollowMirrors followMirrors,
      @Named("build-webhook-secrets") Supplier<WebhookSecret> secrets,
      BuildSettings settings) {
    this.mirrors = mirrors;
    this.mirrorRemote = mirrorRemote;
    this.followMirrors = followMirrors;
    this.secrets = secrets;
    this.settings = settings;
  }

  /** What is asked for. */
  public record NewMirror(@Nullable String repository, @Nullable String remote) {}

  /** For operators: this process is made to ask somebody outside. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public Response create(@Nullable NewMirror asked) throws IOException {
    if (asked == null || asked.repository() == null || asked.remote() == null) {
      throw WebhookProblems.malformedMirror(
              "the body is {\"repository\": \"…\", \"remote\": \"https://…\"}")
          .exception();
    }
    RepositoryName repository = name(asked.repository());
    WebhookSecret secret = secrets.get();
    return switch (mirrorRemote.mirror(repository, remote(asked.remote()), secret)) {
      case MirrorRemote.Outcome.Made made -> {
        followMirrors.wake();
        yield Response.created(URI.create("/api/build/mirrors/" + repository))
            .entity(MirrorView.of(made.mirror(), secret, settings.publicUrl()))
            .build();
      }
      case MirrorRemote.Outcome.NameTaken _ -> throw WebhookProblems.taken(repository).exception();
      case MirrorRemote.Outcome.RemoteRefused(String why) ->
          throw WebhookProblems.refusedRemote(why).exception();
    };
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public List<MirrorView> list() {
    return mirrors.all().stream()
        .map(mirror -> MirrorView.of(mirror, null, settings.publicUrl()))
        .toList();
  }

  @GET
  @Path("{repository}")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public MirrorView get(@PathParam("repository") String text) {
    RepositoryName name = name(text);
    return mirrors
        .find(name)
        .map(mirror -> MirrorView.of(mirror, null, settings.publicUrl()))
        .orElseThrow(() -> WebhookProblems.unknown(name).exception());
  }

  private static RepositoryName name(String text) {
    try {
      return new RepositoryName(text);
    } catch (IllegalArgumentException e) {
      throw WebhookProblems.malformedMirror(String.valueOf(e.getMessage())).exception(e);
    }
  }

  private static URI remote(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw WebhookProblems.malformedMirror("the remote is no URI: " + e.getReason()).exception(e);
    }
  }
}
