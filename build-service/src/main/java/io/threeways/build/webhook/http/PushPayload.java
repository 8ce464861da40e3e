package io.threeways.build.webhook.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.webhook.Delivery;
import java.io.IOException;
import java.util.Optional;

/** What GitHub's {@code push} says of a branch: {@code ref}, {@code after}, {@code pusher.name}. */
final class PushPayload {
  private static final String BRANCHES = "refs/heads/";
  private static final String DELETED = "0".repeat(40);

  /** Of a pusher's name, in characters: GitHub's have 39. */
  private static final int LONGEST_NAME = 100;

  private final ObjectMapper json = new ObjectMapper();

  /**
   * @return empty for a deletion, a tag, and a branch that has no name here: they are seen when the
   *     remote is asked, and nobody needs to be named
   */
  Optional<Delivery.Push> read(byte[] body) {
    JsonNode payload = tree(body);
    String ref = text(payload, "/ref");
    String after = text(payload, "/after");
    String pusher = text(payload, "/pusher/name").replaceAll("\\p{Cntrl}", " ").strip();
    if (!ref.startsWith(BRANCHES) || after.equals(DELETED)) {
      return Optional.empty();
    }
    CommitSha commit;
    try {
      commit = new CommitSha(after);
    } catch (IllegalArgumentException e) {
      throw WebhookProblems.malformed("/after", String.valueOf(e.getMessage())).exception(e);
    }
    try {
      BranchName branch = new BranchName(ref.substring(BRANCHES.length()));
      return Optional.of(new Delivery.Push(branch, commit, shortened(pusher)));
    } catch (IllegalArgumentException notFollowed) {
      return Optional.empty();
    }
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw WebhookProblems.malformed("", "is no JSON: " + e.getOriginalMessage()).exception(e);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
  }

  private static String text(JsonNode payload, String pointer) {
    JsonNode value = payload.at(pointer);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw WebhookProblems.malformed(pointer, "is missing or no text").exception();
    }
    return value.asText();
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }
}
