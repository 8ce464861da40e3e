package io.threeways.build.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The environment of its own that one attempt at a build asked for.
 *
 * <pre>
 *   Requested ── serve ──▶ Ready ── lose ──▶ Lost
 *       │ └───── lose ───────────────────────▲
 *       └─────── fail ──▶ Unfit
 * </pre>
 */
public sealed interface BuildEnvironment {
  Request request();

  default String name() {
    return request().name();
  }

  /**
   * What was asked for.
   *
   * @param name a DNS label
   * @param product whose servers it has
   * @param event that asked
   */
  record Request(BuildId build, int attempt, String name, Product product, UUID event) {
    /** The same for the same attempt: an adopted build finds what it had asked for. */
    public static String nameOf(BuildId build, int attempt) {
      String name = "%s-b%d".formatted(build.repository(), build.number());
      return attempt == 1 ? name : name + "-" + attempt;
    }
  }

  /** Nobody has answered yet. */
  record Requested(Request request) implements BuildEnvironment {
    Ready serve(Surroundings surroundings) {
      return new Ready(request, surroundings);
    }

    Unfit fail(String reason) {
      return new Unfit(request, reason);
    }

    Lost lose(String reason) {
      return new Lost(request, null, reason);
    }
  }

  /** Its servers answer. */
  record Ready(Request request, Surroundings surroundings) implements BuildEnvironment {
    Lost lose(String reason) {
      return new Lost(request, surroundings, reason);
    }
  }

  /** What the build has made does not run there: that is the code's fault. */
  record Unfit(Request request, String reason) implements BuildEnvironment {}

  /**
   * There is none, or none any more: that is not the code's fault.
   *
   * @param surroundings that it had; null when it never came to be
   */
  record Lost(Request request, @Nullable Surroundings surroundings, String reason)
      implements BuildEnvironment {}
}
