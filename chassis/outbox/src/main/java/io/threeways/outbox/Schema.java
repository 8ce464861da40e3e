package io.threeways.outbox;

import java.util.regex.Pattern;

/** The schema whose outbox is meant; safe to stand in a statement. */
record Schema(String name) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  Schema {
    if (!WORD.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "schema '%s' is not a plain lower-case word".formatted(name));
    }
  }

  /** Puts the schema before every table of a statement: {@code {schema}.outbox}. */
  String in(String statement) {
    return statement.replace("{schema}", name);
  }
}
