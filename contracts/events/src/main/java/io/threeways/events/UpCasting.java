package io.threeways.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents of CDEvents 0.3 and 0.4 as documents of the specification that is read here. Between
 * them {@code context.version} became {@code specversion}, {@code subject.type} went away, {@code
 * url} became {@code uri} and has to be one, tests got the outcomes of everything else, and each
 * type its next version: the published schemas differ in nothing else. A type that no schema here
 * knows keeps its version and its content.
 *
 * <p>What is refused is named by its place in the document that was sent.
 */
final class UpCasting {
  /** The draft of 0.5 that the schemas of 0.4 were published with named itself in the old place. */
  private static final Pattern OLD = Pattern.compile("0\\.[34]\\..+|0\\.5\\.0-draft");

  private static final Pattern TYPE =
      Pattern.compile(
          "(dev\\.cdeventsx?\\.(?<subject>[a-z0-9-]+)\\.[a-z]+)\\.\\d+\\.(?<minor>\\d+)\\.\\d+");

  /** Those whose content has a {@code url}. */
  private static final Set<String> LOCATED =
      Set.of("repository", "pipelinerun", "taskrun", "environment");

  private static final Set<String> TESTS = Set.of("testcaserun", "testsuiterun");
  private static final Map<String, String> OUTCOMES = Map.of("pass", "success", "fail", "failure");

  private UpCasting() {}

  /**
   * @return the document itself unless it is an older one
   * @throws MalformedEvent when it is of a specification that is not read here, contradicts itself,
   *     or has a value that 0.5 has no place for
   */
  static JsonNode toPresent(JsonNode document) throws MalformedEvent {
    JsonNode version = document.at("/context/version");
    if (version.isMissingNode() || !document.at("/context/specversion").isMissingNode()) {
      return document;
    }
    if (!version.isTextual() || !OLD.matcher(version.asText()).matches()) {
      throw new MalformedEvent(
          "/context/version", "is %s; 0.3 to 0.5 are read here".formatted(version));
    }
    ObjectNode present = document.deepCopy();
    ObjectNode context = (ObjectNode) present.get("context");
    context.remove("version");
    context.put("specversion", EnvelopeForm.SPECIFICATION);
    Matcher type = TYPE.matcher(EnvelopeForm.type(document));
    if (type.matches()) {
      dropSubjectType(present, type.group("subject"));
      renew(present, context, type);
    }
    return present;
  }

  /** It said again what the event's type says. */
  private static void dropSubjectType(ObjectNode present, String subject) throws MalformedEvent {
    if (present.get("subject") instanceof ObjectNode object) {
      JsonNode dropped = object.remove("type");
      if (dropped != null && !dropped.asText().toLowerCase(Locale.ROOT).equals(subject)) {
        throw new MalformedEvent(
            "/subject/type", "is %s in an event about a %s".formatted(dropped, subject));
      }
    }
  }

  private static void renew(ObjectNode present, ObjectNode context, Matcher type)
      throws MalformedEvent {
    Optional<String> renewed = CdEventSchemas.typeInForce(type.group());
    if (renewed.isEmpty() || !isOlder(type, renewed.get())) {
      return;
    }
    context.put("type", renewed.get());
    if (present.at("/subject/content") instanceof ObjectNode content) {
      String subject = type.group("subject");
      if (LOCATED.contains(subject)) {
        relocate(content, "/subject/content");
      }
      if (TESTS.contains(subject)) {
        rename(content);
      }
      if (content.get("testSuite") instanceof ObjectNode suite) {
        relocate(suite, "/subject/content/testSuite");
      }
    }
  }

  /** One of the future is nothing that we could renew. */
  private static boolean isOlder(Matcher type, String inForce) {
    Matcher known = TYPE.matcher(inForce);
    return known.matches()
        && Integer.parseInt(type.group("minor")) < Integer.parseInt(known.group("minor"));
  }

  /** {@code url} was any text; {@code uri} is an absolute one. Producers left it empty. */
  private static void relocate(ObjectNode owner, String place) throws MalformedEvent {
    JsonNode url = owner.remove("url");
    if (url == null || url.equals(TextNode.valueOf(""))) {
      return;
    }
    if (owner.has("uri")) {
      throw new MalformedEvent(place + "/uri", "stands beside the url that it replaced");
    }
    if (!url.isTextual() || !isAbsolute(url.asText())) {
      throw new MalformedEvent(place + "/url", "is no absolute URI: " + url);
    }
    owner.set("uri", url);
  }

  private static boolean isAbsolute(String uri) {
    try {
      return new URI(uri).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void rename(ObjectNode content) {
    JsonNode outcome = content.path("outcome");
    if (outcome.isTextual()) {
      content.put("outcome", OUTCOMES.getOrDefault(outcome.asText(), outcome.asText()));
    }
  }
}
