package io.threeways.pipeline.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML nodes to JSON; what JSON cannot say (other tags, keys that are not text) is refused. */
final class TreeBuilder {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> keys = new HashMap<>();

  Tree build(Node root) throws RefusedText {
    return new Tree(convert(root, ""), values, keys);
  }

  private JsonNode convert(Node node, String pointer) throws RefusedText {
    values.put(pointer, placeOf(node));
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer);
      case SequenceNode sequence -> array(sequence, pointer);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw refused(node, "not a value");
    };
  }

  private ObjectNode object(MappingNode mapping, String pointer) throws RefusedText {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw refused(tuple.getKeyNode(), "a key must be a text");
      }
      String name = key.getValue();
      String member = Tree.member(pointer, name);
      if (object.has(name)) {
        Place first = keys.getOrDefault(member, Place.START);
        throw refused(
            key, "key '%s' is there twice, first in line %d".formatted(name, first.line()));
      }
      keys.put(member, placeOf(key));
      object.set(name, convert(tuple.getValueNode(), member));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String pointer) throws RefusedText {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(convert(item, Tree.item(pointer, array.size())));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) throws RefusedText {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.STR)) {
      return JSON.textNode(text);
    }
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(scalar, text);
    }
    throw refused(scalar, "tag %s is not read here".formatted(tag));
  }

  private static JsonNode number(ScalarNode scalar, String text) throws RefusedText {
    try {
      // The digits bound the work that a huge exponent would cause later.
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > 20 || number.precision() > 20
          ? JSON.textNode(text)
          : JSON.numberNode(number);
    } catch (NumberFormatException e) {
      throw refused(
          scalar, "'%s' is not a decimal number; quote it to make it a text".formatted(text));
    }
  }

  private static RefusedText refused(Node node, String why) {
    return new RefusedText(placeOf(node).says(why));
  }

  private static Place placeOf(Node node) {
    return node.getStartMark().map(Place::of).orElse(Place.START);
  }
}
