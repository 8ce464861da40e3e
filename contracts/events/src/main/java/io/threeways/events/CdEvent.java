package io.threeways.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any CDEvents 0.5 document, ours or foreign: what all documents have in common as components, the
 * whole as it came. Nothing is lost between {@link #read} and {@link #write}.
 *
 * <p>This is the one door for documents of CDEvents 0.3 and 0.4: whatever was read here is a 0.5
 * document afterwards, {@link UpCasting} says how.
 *
 * @param id unique for its source
 * @param source who says it
 * @param type with its version, for example {@code dev.cdevents.change.merged.0.3.0}
 * @param chainId null when the producer keeps no chains
 * @param subjectId what it is about
 */
public record CdEvent(
    String id,
    URI source,
    String type,
    Instant timestamp,
    @Nullable String chainId,
    String subjectId,
    List<EmbeddedLink> links,
    JsonNode document) {

  private static final Documents DOCUMENTS = new Documents();
  private static final String READABLE = "0.5.";

  public CdEvent {
    links = List.copyOf(links);
  }

  /**
   * One of {@code context.links}.
   *
   * @param type {@code PATH}, {@code RELATION} or {@code END}
   * @param kind of a relation
   * @param event id of the event at the other end
   * @param chain that the other event belongs to, where the producer says so in the tag {@code
   *     chainId}
   */
  public record EmbeddedLink(
      String type, @Nullable String kind, @Nullable String event, @Nullable String chain) {}

  /**
   * @throws MalformedEvent when it is too large, no JSON, or lacks what every document has
   */
  public static CdEvent read(byte[] value) throws MalformedEvent {
    return of(DOCUMENTS.read(value));
  }

  /**
   * @throws MalformedEvent when it lacks what every document has
   */
  public static CdEvent of(JsonNode said) throws MalformedEvent {
    JsonNode document = UpCasting.toPresent(said);
    String specification = text(document, "/context/specversion");
    if (!specification.startsWith(READABLE)) {
      throw new MalformedEvent(
          "/context/specversion", "is '%s'; 0.3 to 0.5 are read here".formatted(specification));
    }
    if (!document.at("/subject/content").isObject()) {
      throw new MalformedEvent("/subject/content", "is missing or no object");
    }
    return new CdEvent(
        text(document, "/context/id"),
        source(document),
        EnvelopeForm.type(document),
        timestamp(document),
        optionalText(document, "/context/chainId"),
        text(document, "/subject/id"),
        links(document),
        document);
  }

  /** The document in UTF-8. */
  public byte[] write() {
    return DOCUMENTS.write(document);
  }

  /**
   * @param pointer RFC 6901
   * @return the text or number there
   */
  public Optional<String> at(String pointer) {
    JsonNode value = document.at(pointer);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** A copy that may be changed. */
  public ObjectNode copy() {
    return document.deepCopy();
  }

  private static URI source(JsonNode document) throws MalformedEvent {
    String source = text(document, "/context/source");
    try {
      return new URI(source);
    } catch (URISyntaxException e) {
      throw new MalformedEvent("/context/source", "is no URI reference: " + e.getReason());
    }
  }

  private static Instant timestamp(JsonNode document) throws MalformedEvent {
    String timestamp = text(document, "/context/timestamp");
    try {
      return OffsetDateTime.parse(timestamp).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedEvent(
          "/context/timestamp", "is no RFC 3339 date-time: '%s'".formatted(timestamp));
    }
  }

  private static List<EmbeddedLink> links(JsonNode document) throws MalformedEvent {
    List<EmbeddedLink> links = new ArrayList<>();
    JsonNode embedded = document.at("/context/links");
    for (int i = 0; i < embedded.size(); i++) {
      String place = "/context/links/" + i;
      String end = embedded.path(i).has("target") ? "/target/contextId" : "/from/contextId";
      links.add(
          new EmbeddedLink(
              text(document, place + "/linkType"),
              optionalText(document, place + "/linkKind"),
              optionalText(document, place + end),
              optionalText(document, place + "/tags/chainId")));
    }
    return links;
  }

  private static String text(JsonNode document, String pointer) throws MalformedEvent {
    String text = optionalText(document, pointer);
    if (text == null || text.isBlank()) {
      throw new MalformedEvent(pointer, "is missing");
    }
    return text;
  }

  private static @Nullable String optionalText(JsonNode document, String pointer)
      throws MalformedEvent {
    JsonNode value = document.at(pointer);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new MalformedEvent(pointer, "is no text");
    }
    return value.asText();
  }
}
