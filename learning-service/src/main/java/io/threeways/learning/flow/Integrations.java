package io.threeways.learning.flow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the way of changes to main, in whatever order it came. */
public interface Integrations {

  /** A change was pushed. Repeated facts change nothing. */
  void pushed(String event, String change, Instant at);

  /** A build of main passed. */
  void passed(GreenBuild build);

  /** A build of main published an artifact. */
  void published(PublishedArtifact artifact);

  /** It is known that this was said. */
  void integrated(String change);

  /**
   * Claims the saying, for ever.
   *
   * @return false when it was said, or is being said, by somebody else
   */
  boolean claim(String change);

  /**
   * Changes of which everything is known and nothing was said, in the order of their pushes.
   *
   * @param build only those in its artifact; null for all
   * @param change only this one; null for all
   */
  List<Integration> due(@Nullable String build, @Nullable String change);

  /** Forgets everything but what was said. */
  void beginAnew();

  /**
   * @param event that says so
   */
  record GreenBuild(String build, UUID event, UUID chain, Instant at) {}

  /**
   * @param event that says so
   */
  record PublishedArtifact(
      UUID event,
      UUID chain,
      String build,
      String purl,
      String repository,
      Instant at,
      List<Carried> changes) {
    public PublishedArtifact {
      changes = List.copyOf(changes);
    }
  }

  /** A change inside an artifact. */
  record Carried(String change, UUID chain, String commit) {}
}
