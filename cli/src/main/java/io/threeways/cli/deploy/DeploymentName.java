package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.Api;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.List;
import java.util.stream.StreamSupport;

/** A deployment as people name it: its id, or enough of its beginning. */
record DeploymentName(String words) {
  private static final int WHOLE = 36;

  /** How many of the newest are looked through. */
  private static final int NEWEST = 100;

  String id(Api gateway) {
    if (words.length() == WHOLE) {
      return words;
    }
    JsonNode newest = gateway.get("/api/deploy/deployments?limit=" + NEWEST);
    return among(
        StreamSupport.stream(newest.spliterator(), false)
            .map(deployment -> deployment.path("id").asText())
            .toList());
  }

  /** The one that is meant. */
  String among(List<String> ids) {
    List<String> meant = ids.stream().filter(id -> id.startsWith(words)).toList();
    if (meant.size() > 1) {
      throw new Failure(
          ExitCode.USAGE,
          "'%s' begins the ids of %d deployments: say more of it".formatted(words, meant.size()),
          "threeways deploy list");
    }
    if (meant.isEmpty()) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "no deployment of the newest %d has an id that begins with '%s'".formatted(NEWEST, words),
          "threeways deploy list");
    }
    return meant.getFirst();
  }
}
