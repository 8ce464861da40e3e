package io.threeways.build.repository.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.BuildSettings;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.ChooseMainEntry;
import io.threeways.build.repository.CreateRepository;
import io.threeways.build.repository.MainEntry;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repositories. */
@Path("/api/build/repositories")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RepositoryResource {
  private final Repositories repositories;
  private final Changes changes;
  private final CreateRepository createRepository;
  private final ChooseMainEntry chooseMainEntry;
  private final BuildSettings settings;

  RepositoryResource(
      Repositories repositories,
      Changes changes,
      CreateRepository createRepository,
      ChooseMainEntry chooseMainEntry,
      BuildSettings settings) {
    this.repositories = repositories;
    this.changes = changes;
    this.createRepository = createRepository;
    this.chooseMainEntry = chooseMainEntry;
    this.settings = settings;
  }

  /** What is asked for. */
  public record NewRepository(@Nullable String name) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.DEVELOPER)
  public Response create(@Nullable NewRepository asked) throws IOException {
    String text = asked == null ? null : asked.name();
    if (text == null) {
      throw RepositoryProblems.malformed("the body is {\"name\": \"…\"}").exception();
    }
    RepositoryName name = RepositoryProblems.name(text);
    Repositories.Repository created =
        createRepository.create(name).orElseThrow(() -> RepositoryProblems.taken(name).exception());
    return Response.created(URI.create("/api/build/repositories/" + name))
        .entity(view(created))
        .build();
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public List<RepositoryView> list() {
    return repositories.all().stream().map(this::view).toList();
  }

  @GET
  @Path("{name}")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public RepositoryView get(@PathParam("name") String text) {
    RepositoryName name = RepositoryProblems.name(text);
    return repositories.all().stream()
        .filter(repository -> repository.name().equals(name))
        .findFirst()
        .map(this::view)
        .orElseThrow(() -> RepositoryProblems.unknown(name).exception());
  }

  /** How changes enter main: {@code push} or {@code queue}. */
  public record WantedMain(@Nullable String entry) {}

  @PUT
  @Path("{name}/main")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public RepositoryView chooseMainEntry(
      @PathParam("name") String text, @Nullable WantedMain wanted) {
    RepositoryName name = RepositoryProblems.name(text);
    if (!chooseMainEntry.choose(name, entry(wanted))) {
      throw RepositoryProblems.unknown(name).exception();
    }
    return get(text);
  }

  private static MainEntry entry(@Nullable WantedMain wanted) {
    String word = wanted == null ? null : wanted.entry();
    if (word == null) {
      throw RepositoryProblems.unknownEntry("the body is {\"entry\": \"push\"} or \"queue\"")
          .exception();
    }
    try {
      return MainEntry.of(word);
    } catch (IllegalArgumentException e) {
      throw RepositoryProblems.unknownEntry(String.valueOf(e.getMessage())).exception(e);
    }
  }

  private RepositoryView view(Repositories.Repository repository) {
    return RepositoryView.of(repository, changes.heads(repository.name()), settings.publicUrl());
  }
}
