package io.threeways.deploy.rollout.http;

import io.threeways.deploy.environment.Place;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts become values here, or problems that say where. */
final class Parsing {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /** One line in a history. */
  private static final int LONGEST_REASON = 500;

  private Parsing() {}

  static UUID deployment(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw Problems.malformed(
          "", "The path names a deployment by its UUID. Take it from the list.");
    }
    return UUID.fromString(text);
  }

  static Place place(@Nullable DeploymentRequest request) {
    DeploymentRequest body = required(request);
    return place(
        required("/application", body.application()), required("/environment", body.environment()));
  }

  static Place place(String application, String environment) {
    try {
      return new Place(application, environment);
    } catch (IllegalArgumentException e) {
      throw Problems.malformed("", String.valueOf(e.getMessage()));
    }
  }

  static String digest(@Nullable DeploymentRequest request) {
    String digest = required("/artifact", required(request).artifact());
    if (!DIGEST.matcher(digest).matches()) {
      throw Problems.malformed("/artifact", "An artifact is named by sha256: and 64 hex digits.");
    }
    return digest;
  }

  /** What a permission needs: both in words. */
  record Permission(String gate, String reason) {}

  static Permission permission(@Nullable PermissionRequest request) {
    if (request == null) {
      throw Problems.malformed("", "Send {\"gate\", \"reason\"}.");
    }
    String reason = required("/reason", request.reason()).strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw Problems.malformed(
          "/reason", "Say why, in 1 to %d characters.".formatted(LONGEST_REASON));
    }
    return new Permission(required("/gate", request.gate()), reason);
  }

  private static DeploymentRequest required(@Nullable DeploymentRequest request) {
    if (request == null) {
      throw Problems.malformed("", "Send {\"application\", \"environment\", \"artifact\"}.");
    }
    return request;
  }

  private static String required(String pointer, @Nullable String value) {
    if (value == null) {
      throw Problems.malformed(pointer, pointer.substring(1) + " is missing.");
    }
    return value;
  }
}
