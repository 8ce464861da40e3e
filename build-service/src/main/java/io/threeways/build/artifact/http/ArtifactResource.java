package io.threeways.build.artifact.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.BuildSettings;
import io.threeways.build.artifact.Artifact;
import io.threeways.build.artifact.ArtifactFiles;
import io.threeways.build.artifact.Artifacts;
import io.threeways.build.artifact.Digest;
import io.threeways.build.artifact.Provenances;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildEnvironments;
import io.threeways.build.run.Product;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import io.threeways.problem.Problem;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Artifacts. */
@Path("/api/build/artifacts")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@RunOnVirtualThread
public class ArtifactResource {
  private final Artifacts artifacts;
  private final ArtifactFiles files;
  private final Provenances provenances;
  private final BuildEnvironments environments;
  private final BuildSettings settings;

  ArtifactResource(
      Artifacts artifacts,
      ArtifactFiles files,
      Provenances provenances,
      BuildEnvironments environments,
      BuildSettings settings) {
    this.artifacts = artifacts;
    this.files = files;
    this.provenances = provenances;
    this.environments = environments;
    this.settings = settings;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<ArtifactView> list(
      @QueryParam("repository") @Nullable String repository,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    RepositoryName name =
        repository == null ? null : Value.parsed("build", () -> new RepositoryName(repository));
    int most = Limit.within("build", limit, settings.mostListed());
    return artifacts.list(name, most).stream().map(ArtifactView::of).toList();
  }

  private static BuildEnvironments.Held held(Artifact artifact) {
    return new BuildEnvironments.Held(
        artifact.build().repository(), new Product(artifact.digest().text(), artifact.size()));
  }

  /**
   * The artifact's files as a tar archive; its digest is that of the OCI manifest. What only an
   * environment runs so far is had here too, and listed nowhere.
   */
  @GET
  @Path("{digest}")
  @Produces("application/x-tar")
  public Response download(@PathParam("digest") String text) throws IOException {
    Digest digest = Value.parsed("build", () -> new Digest(text));
    BuildEnvironments.Held held =
        artifacts
            .find(digest)
            .map(ArtifactResource::held)
            .or(() -> environments.holding(digest.text()))
            .orElseThrow(
                () ->
                    Problem.of("build", "unknown-artifact", 404, "Unknown artifact")
                        .detail("no artifact with digest %s is published".formatted(digest))
                        .exception());
    InputStream tar = files.open(held.repository(), digest);
    StreamingOutput body =
        out -> {
          try (tar) {
            tar.transferTo(out);
          }
        };
    return Response.ok(body, "application/x-tar")
        .header("Content-Length", held.product().size())
        .header("ETag", '"' + digest.text() + '"')
        .build();
  }

  /**
   * What it was made of, as it was signed: an envelope under DSSE's media type, or in-toto's for
   * those who ask for that.
   */
  @GET
  @Path("{digest}/provenance")
  @Produces({"application/vnd.dsse.envelope.v1+json", "application/vnd.in-toto.provenance+dsse"})
  public String provenance(@PathParam("digest") String text) {
    Digest digest = Value.parsed("build", () -> new Digest(text));
    return provenances
        .find(digest)
        .orElseThrow(
            () ->
                Problem.of("build", "unknown-provenance", 404, "Unknown provenance")
                    .detail("nothing is said of an artifact with digest %s".formatted(digest))
                    .exception());
  }
}
