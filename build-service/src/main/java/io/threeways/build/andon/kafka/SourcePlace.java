package io.threeways.build.andon.kafka;

import io.threeways.build.repository.CommitSha;
import io.threeways.events.CdEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a run's source lies, as its producer says in {@code customData}.
 *
 * @param branch its bare name
 */
record SourcePlace(URI repository, String branch, CommitSha commit) {

  /**
   * The words of producers, as JSON pointers.
   *
   * @param repository its URL
   * @param branch a ref, or a branch with or without its remote
   */
  private record Words(String repository, String branch, String commit) {
    /** OpenTelemetry's semantic conventions for version control: what we ask producers to say. */
    static final Words OPEN_TELEMETRY =
        new Words(
            "/customData/vcs.repository.url.full",
            "/customData/vcs.ref.head.name",
            "/customData/vcs.ref.head.revision");

    /** What the CDEvents plugin of Jenkins takes from GIT_URL, GIT_BRANCH and GIT_COMMIT. */
    static final Words JENKINS =
        new Words(
            "/customData/build/scmState/url",
            "/customData/build/scmState/branch",
            "/customData/build/scmState/commit");

    static final List<Words> ALL = List.of(OPEN_TELEMETRY, JENKINS);

    Optional<SourcePlace> in(CdEvent event) {
      return event
          .at(repository)
          .flatMap(parsed(URI::new))
          .flatMap(
              url ->
                  event
                      .at(commit)
                      .flatMap(parsed(CommitSha::new))
                      .flatMap(
                          sha ->
                              event.at(branch).map(name -> new SourcePlace(url, bare(name), sha))));
    }
  }

  private static final List<String> PREFIXES =
      List.of("refs/heads/", "refs/remotes/origin/", "origin/");

  /** The one that names all three; empty when none does. */
  static Optional<SourcePlace> of(CdEvent event) {
    return Words.ALL.stream().flatMap(words -> words.in(event).stream()).findFirst();
  }

  /**
   * The outcome as CDEvents means it, or nothing. The plugin of Jenkins calls an aborted run {@code
   * failure} and a failed one {@code error}, and says beside it what it was.
   */
  static String outcome(CdEvent event) {
    return event
        .at("/customData/build/status")
        .map(
            status ->
                switch (status) {
                  case "SUCCESS" -> "success";
                  case "FAILURE", "UNSTABLE" -> "failure";
                  default -> "";
                })
        .or(() -> event.at("/subject/content/outcome"))
        .orElse("");
  }

  private static String bare(String branch) {
    return PREFIXES.stream()
        .filter(branch::startsWith)
        .findFirst()
        .map(prefix -> branch.substring(prefix.length()))
        .orElse(branch);
  }

  /** A producer's nonsense names nothing. */
  private static <T> Function<String, Optional<T>> parsed(Parser<T> parser) {
    return text -> {
      try {
        return Optional.of(parser.parse(text));
      } catch (URISyntaxException | IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(String text) throws URISyntaxException;
  }
}
