package io.threeways.build.release.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.release.ReadReleases;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;

/** Release branches, and what of them waits to return to main. */
@Path("/api/build/repositories/{name}/releases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReleaseResource {
  private final Repositories repositories;
  private final ReadReleases releases;

  ReleaseResource(Repositories repositories, ReadReleases releases) {
    this.repositories = repositories;
    this.releases = releases;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public List<ReleaseView> list(@PathParam("name") String text) throws IOException {
    RepositoryName name = ReleaseProblems.name(text);
    if (!repositories.exists(name)) {
      throw ReleaseProblems.unknown(name).exception();
    }
    return releases.of(name).stream().map(ReleaseView::of).toList();
  }
}
