package io.threeways.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.threeways.events.Link.EventReference;
import java.io.IOException;
import java.util.UUID;

/**
 * Links as CDEvents embeds them. The specification names the other event only; the tag {@code
 * chainId} says which chain it belongs to.
 */
final class LinkForm {
  private LinkForm() {}

  /** A link to JSON. */
  static final class Writer extends StdSerializer<Link> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Link.class);
    }

    @Override
    public void serialize(Link link, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      switch (link) {
        case Link.Path path -> {
          json.writeStringField("linkType", "PATH");
          writeEnd(json, "from", path.target());
        }
        case Link.Relation relation -> {
          json.writeStringField("linkType", "RELATION");
          json.writeStringField("linkKind", relation.kind());
          writeEnd(json, "target", relation.target());
        }
      }
      json.writeEndObject();
    }

    private static void writeEnd(JsonGenerator json, String field, EventReference end)
        throws IOException {
      json.writeObjectFieldStart(field);
      json.writeStringField("contextId", end.eventId().toString());
      json.writeEndObject();
      json.writeObjectFieldStart("tags");
      json.writeStringField("chainId", end.chainId().toString());
      json.writeEndObject();
    }
  }

  /** JSON to a link. */
  static final class Reader extends StdDeserializer<Link> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Link.class);
    }

    @Override
    public Link deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonNode link = context.readTree(parser);
      String type = link.path("linkType").asText();
      return switch (type) {
        case "PATH" -> new Link.Path(end(link, "from", context));
        case "RELATION" ->
            new Link.Relation(link.path("linkKind").asText(), end(link, "target", context));
        default ->
            context.reportInputMismatch(this, "linkType is PATH or RELATION here, not '%s'", type);
      };
    }

    private EventReference end(JsonNode link, String field, DeserializationContext context)
        throws IOException {
      return new EventReference(
          id(link.path("tags").path("chainId"), "tags/chainId", context),
          id(link.path(field).path("contextId"), field + "/contextId", context));
    }

    private UUID id(JsonNode node, String field, DeserializationContext context)
        throws IOException {
      try {
        return UUID.fromString(node.asText());
      } catch (IllegalArgumentException e) {
        return context.reportInputMismatch(this, "%s is no UUID: '%s'", field, node.asText());
      }
    }
  }
}
