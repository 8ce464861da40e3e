package io.threeways.build.andon.kafka;

import io.threeways.build.andon.ForeignRun;
import io.threeways.build.andon.Witness;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.events.CdEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which events are about a run of a commit of some main here. CDEvents has a place for a run and
 * its outcome, and none for the commit that it was of: {@link SourcePlace} says where producers put
 * it.
 */
@ApplicationScoped
class ForeignRuns {
  private static final Pattern PIPELINE =
      Pattern.compile("dev\\.cdevents\\.pipelinerun\\.finished\\..+");
  private static final Pattern TESTS =
      Pattern.compile("dev\\.cdevents\\.testsuiterun\\.finished\\..+");
  private static final String MAIN = "main";

  /** Of strangers' words in one sentence, in characters. */
  private static final int LONGEST = 300;

  private final Changes changes;
  private final HostedRepositories repositories;

  ForeignRuns(Changes changes, HostedRepositories repositories) {
    this.changes = changes;
    this.repositories = repositories;
  }

  /** Empty for everything else: it is logged, and moves nothing here. */
  Optional<ForeignRun> of(CdEvent event) {
    Optional<String> name = pipeline(event);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String pipeline = "%s at %s".formatted(name.get(), event.source());
    return commit(event)
        .flatMap(commit -> verdict(event, commit, new Witness(shortened(pipeline)), run(event)));
  }

  /** What is run again and again; empty when the event is about no end of a run. */
  private static Optional<String> pipeline(CdEvent event) {
    if (PIPELINE.matcher(event.type()).matches()) {
      return event.at("/subject/content/pipelineName").filter(name -> !name.isBlank());
    }
    if (TESTS.matcher(event.type()).matches()) {
      return event
          .at("/subject/content/testSuite/name")
          .or(() -> event.at("/subject/content/testSuite/id"))
          .filter(name -> !name.isBlank());
    }
    return Optional.empty();
  }

  private Optional<Commit> commit(CdEvent event) {
    return SourcePlace.of(event)
        .map(
            place ->
                place.branch().equals(MAIN)
                    ? repositories
                        .at(place.repository())
                        .map(repository -> new Commit(repository, place.commit()))
                    : Optional.<Commit>empty())
        .orElseGet(() -> ofChain(event));
  }

  /** A run that goes on our own chain is of the change whose chain that is. */
  private Optional<Commit> ofChain(CdEvent event) {
    return Optional.ofNullable(event.chainId())
        .flatMap(ForeignRuns::uuid)
        .flatMap(changes::ofChain)
        .filter(change -> change.branch().isMain())
        .map(change -> new Commit(change.repository(), change.commit()));
  }

  /**
   * Only the code's own failure moves the cord: {@code error} is the infrastructure's, {@code
   * cancel} a person's.
   */
  private static Optional<ForeignRun> verdict(
      CdEvent event, Commit commit, Witness pipeline, URI run) {
    return switch (SourcePlace.outcome(event)) {
      case "success" ->
          Optional.of(new ForeignRun.Green(commit.repository(), commit.id(), pipeline, run));
      case "failure" ->
          Optional.of(
              new ForeignRun.Red(
                  commit.repository(), commit.id(), pipeline, run, reason(event, pipeline)));
      default -> Optional.empty();
    };
  }

  private static String reason(CdEvent event, Witness pipeline) {
    return event
        .at("/subject/content/errors")
        .or(() -> event.at("/subject/content/reason"))
        .filter(errors -> !errors.isBlank())
        .map(errors -> shortened(errors.strip()))
        .orElseGet(() -> pipeline.name() + " failed");
  }

  private static URI run(CdEvent event) {
    return event.at("/subject/content/uri").flatMap(ForeignRuns::uri).orElse(event.source());
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** What a run is of. */
  private record Commit(RepositoryName repository, CommitSha id) {}
}
