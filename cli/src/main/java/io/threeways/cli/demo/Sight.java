package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a scene saw.
 *
 * @param sentence what happened, for a person
 * @param evidence all of it, for a program
 */
record Sight(String sentence, ObjectNode evidence) {}
