package io.threeways.deploy.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a deployment has to pass before it begins. */
public record Gates(List<Gate> all) {
  public Gates {
    all = List.copyOf(all);
  }

  /**
   * Those that hold it and that nobody has let it pass. What is only there to be tested is held by
   * none: a fix is tried out while its main is broken.
   */
  List<Hold> holds(Application application, Deployment waiting, Instant now) {
    if (waiting.origin().wayBack() || waiting.release().plan().isForTests()) {
      return List.of();
    }
    return all.stream()
        .filter(gate -> permissions(waiting).noneMatch(p -> p.gate().equals(gate.word())))
        .flatMap(gate -> gate.hold(application, waiting, now).stream())
        .toList();
  }

  Optional<Gate> named(String word) {
    return all.stream().filter(gate -> gate.word().equals(word)).findFirst();
  }

  /** For a person who named another one. */
  String words() {
    return String.join(", ", all.stream().map(Gate::word).sorted().toList());
  }

  private static Stream<Permission> permissions(Deployment waiting) {
    return waiting.rollout() instanceof Rollout.Waiting state
        ? state.permissions().stream()
        : Stream.empty();
  }
}
