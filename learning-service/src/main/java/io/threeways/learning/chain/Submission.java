package io.threeways.learning.chain;

import java.util.Map;

/**
 * What somebody outside wants to have logged.
 *
 * @param form how it is packed
 * @param attributes of the CloudEvents envelope, as far as they came beside the body
 */
public record Submission(Form form, Map<String, String> attributes, byte[] body) {
  public Submission {
    attributes = Map.copyOf(attributes);
  }

  /** CloudEvents' modes. */
  public enum Form {
    /** The body is the document, the envelope (if any) lies beside it. */
    BINARY,
    /** The body is the envelope, and the document its data. */
    STRUCTURED
  }
}
