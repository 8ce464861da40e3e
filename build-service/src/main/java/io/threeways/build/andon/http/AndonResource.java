package io.threeways.build.andon.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.andon.Cord;
import io.threeways.build.andon.Cords;
import io.threeways.build.andon.JoinSwarm;
import io.threeways.build.andon.Notices;
import io.threeways.build.andon.PullCord;
import io.threeways.build.andon.ReleaseCord;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cords of all mains. */
@Path("/api/build/andon/cords")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AndonResource {
  /** Of a reason: a sentence that fits a terminal and a subject line's letter. */
  private static final int LONGEST_REASON = 500;

  private final Cords cords;
  private final Notices notices;
  private final Repositories repositories;
  private final PullCord pullCord;
  private final ReleaseCord releaseCord;
  private final JoinSwarm joinSwarm;
  private final Caller caller;

  AndonResource(
      Cords cords,
      Notices notices,
      Repositories repositories,
      PullCord pullCord,
      ReleaseCord releaseCord,
      JoinSwarm joinSwarm,
      Caller caller) {
    this.cords = cords;
    this.notices = notices;
    this.repositories = repositories;
    this.pullCord = pullCord;
    this.releaseCord = releaseCord;
    this.joinSwarm = joinSwarm;
    this.caller = caller;
  }

  /** Why a person pulls or releases a cord. */
  public record Said(@Nullable String reason) {}

  /** Those that are pulled, the oldest first. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public List<AndonView> pulled() {
    return cords.pulled().stream().map(this::view).toList();
  }

  @GET
  @Path("{repository}")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public AndonView get(@PathParam("repository") String repository) {
    return view(cords.of(known(repository)));
  }

  @POST
  @Path("{repository}/pull")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.DEVELOPER)
  public AndonView pull(@PathParam("repository") String repository, @Nullable Said said) {
    RepositoryName name = known(repository);
    return switch (pullCord.byHand(name, caller.user(), reason(said))) {
      case PullCord.Result.Pulled(Cord.Pulled cord) -> view(cord);
      case PullCord.Result.WasPulled(Cord.Pulled cord) ->
          throw AndonProblems.pulledBefore(cord).exception();
      case PullCord.Result.NotOnMain _, PullCord.Result.Outdated _ ->
          throw AndonProblems.noMain(name).exception();
    };
  }

  @POST
  @Path("{repository}/release")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.DEVELOPER)
  public AndonView release(@PathParam("repository") String repository, @Nullable Said said) {
    RepositoryName name = known(repository);
    pulled(name, releaseCord.byHand(name, caller.user(), reason(said)));
    return view(cords.of(name));
  }

  @POST
  @Path("{repository}/join")
  @RolesAllowed(Roles.DEVELOPER)
  public AndonView join(@PathParam("repository") String repository) {
    RepositoryName name = known(repository);
    return view(pulled(name, joinSwarm.join(name, caller.user())));
  }

  @POST
  @Path("{repository}/leave")
  @RolesAllowed(Roles.DEVELOPER)
  public AndonView leave(@PathParam("repository") String repository) {
    RepositoryName name = known(repository);
    return view(pulled(name, joinSwarm.leave(name, caller.user())));
  }

  private AndonView view(Cord cord) {
    return switch (cord) {
      case Cord.Released released -> AndonView.of(released);
      case Cord.Pulled pulled ->
          AndonView.of(pulled, notices.tally(pulled.repository(), pulled.pull().number()));
    };
  }

  private static Cord.Pulled pulled(RepositoryName name, Optional<Cord.Pulled> cord) {
    return cord.orElseThrow(() -> AndonProblems.notPulled(name).exception());
  }

  private RepositoryName known(String text) {
    RepositoryName name = Value.parsed(AndonProblems.WORD, () -> new RepositoryName(text));
    if (!repositories.exists(name)) {
      throw AndonProblems.unknown(name).exception();
    }
    return name;
  }

  private static String reason(@Nullable Said said) {
    String reason = said == null ? null : said.reason();
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw AndonProblems.noReason(LONGEST_REASON).exception();
    }
    return reason.strip();
  }
}
