package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.RepositoryName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All pull requests. */
public interface PullRequests {

  /** Adds it, or replaces what it was before. */
  void put(PullRequest pullRequest);

  Optional<PullRequest> find(ChangeId id);

  /** Finds it and keeps others from changing it until the transaction ends. */
  Optional<PullRequest> lock(ChangeId id);

  /** The newest first. */
  List<PullRequest> list(Filter filter);

  /**
   * Which pull requests; null says any.
   *
   * @param state {@code open}, {@code queued}, {@code merged}, {@code closed}
   * @param most how many at most
   */
  record Filter(@Nullable RepositoryName repository, @Nullable State state, int most) {}

  /** What a pull request can be asked for. */
  enum State {
    OPEN,
    QUEUED,
    MERGED,
    CLOSED;

    /** The word that people use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static State of(String word) {
      return Arrays.stream(values())
          .filter(state -> state.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException("a pull request is open, queued, merged or closed"));
    }
  }
}
