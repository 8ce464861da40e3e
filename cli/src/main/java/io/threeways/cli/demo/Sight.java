package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a scene saw.
 *
 * @param sentence what happened, for a person
 * @param evidence all of it, for a program
 * @param state {@code ok}, or {@code skipped}
 */
record Sight(String sentence, ObjectNode evidence, String state) {
  static final String SKIPPED = "skipped";

  Sight(String sentence, ObjectNode evidence) {
    this(sentence, evidence, "ok");
  }

  /** Nothing was shown. */
  static Sight skipped(String why) {
    return new Sight(why, JsonNodeFactory.instance.objectNode(), SKIPPED);
  }
}
