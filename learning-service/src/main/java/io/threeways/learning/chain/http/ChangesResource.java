package io.threeways.learning.chain.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.identity.Roles;
import io.threeways.learning.chain.TellStories;
import io.threeways.learning.chain.config.ChainSettings;
import io.threeways.problem.Limit;
import io.threeways.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes and their stories. */
@Path("/api/learning/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@RunOnVirtualThread
class ChangesResource {
  private static final String WORD = "learning";

  /** Fewer characters would name too many commits. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

  private final TellStories stories;
  private final ChainSettings settings;

  ChangesResource(TellStories stories, ChainSettings settings) {
    this.stories = stories;
    this.settings = settings;
  }

  /** The newest change first. */
  @GET
  public List<ChangeView> latest(
      @QueryParam("repository") @Nullable String repository,
      @QueryParam("limit") @DefaultValue("30") int limit) {
    int most = Limit.within(WORD, limit, settings.mostChanges());
    return stories.latest(repository, most, ChangeView::of);
  }

  @GET
  @Path("story")
  public StoryView story(
      @QueryParam("change") @Nullable String change,
      @QueryParam("commit") @Nullable String commit) {
    return find(change, commit)
        .orElseThrow(
            () ->
                Problem.of(WORD, "unknown-change", 404, "No such change")
                    .detail(
                        "Nobody pushed %s. 'threeways change list' names the changes that were."
                            .formatted(change == null ? "commit " + commit : "change " + change))
                    .exception());
  }

  private Optional<StoryView> find(@Nullable String change, @Nullable String commit) {
    if (change != null) {
      return stories.ofChange(change, StoryView::of);
    }
    if (commit == null || !COMMIT.matcher(commit).matches()) {
      throw Problem.of(WORD, "no-change-named", 400, "No change is named")
          .detail(
              "Say ?change=<repository>/<number> or ?commit=<at least 7 hexadecimal characters>.")
          .exception();
    }
    return stories.ofCommit(commit, StoryView::of);
  }
}
