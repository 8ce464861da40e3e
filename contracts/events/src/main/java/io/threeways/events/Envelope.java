package io.threeways.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What every event says about itself, whatever it is about.
 *
 * @param id UUIDv7, assigned when the state changed; a repeated id is the same event
 * @param source who says it, {@code /threeways/<service>}
 * @param timestamp when the state changed
 * @param chainId the change (or the work that serves several changes) which this belongs to
 * @param subjectId what it is about, for example {@code shop}, {@code shop/42} or an artifact's
 *     purl
 * @param sequence rises by one per aggregate, beginning with 1
 * @param links what caused this ({@link Link.Path}) and what it stands in relation to ({@link
 *     Link.Relation})
 */
public record Envelope(
    UUID id,
    URI source,
    Instant timestamp,
    UUID chainId,
    String subjectId,
    long sequence,
    List<Link> links) {

  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(chainId, "chainId");
    if (subjectId.isBlank()) {
      throw new IllegalArgumentException("subjectId is blank");
    }
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence begins with 1, not " + sequence);
    }
    links = List.copyOf(links);
  }
}
