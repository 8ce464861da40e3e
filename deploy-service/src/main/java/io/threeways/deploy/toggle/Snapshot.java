package io.threeways.deploy.toggle;

import io.threeways.deploy.jsonlogic.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All toggles of one revision, ready to be asked. */
public final class Snapshot {
  private final UUID revision;
  private final Map<String, Live> live;

  private Snapshot(UUID revision, Map<String, Live> live) {
    this.revision = revision;
    this.live = live;
  }

  UUID revision() {
    return revision;
  }

  /** Compiles what is not in the snapshot before already. */
  static Snapshot of(Published published, @Nullable Snapshot before, FlagCompiler compiler) {
    Map<String, Live> live = new TreeMap<>();
    for (Toggle toggle : published.toggles()) {
      Live known = before == null ? null : before.live.get(toggle.key());
      live.put(
          toggle.key(),
          known != null && known.toggle.equals(toggle)
              ? known
              : new Live(toggle, compiler.flag(toggle.key(), toggle.definition())));
    }
    return new Snapshot(published.revision(), live);
  }

  public Evaluation evaluate(String key, Map<String, @Nullable Object> context, Instant now) {
    Live one = live.get(key);
    return one == null
        ? new Evaluation.Failed(
            key, "FLAG_NOT_FOUND", "there is no toggle '%s'".formatted(key), Map.of())
        : one.flag.evaluate(new Asking(context, now), new Steps(Integer.MAX_VALUE));
  }

  /**
   * In the order of their keys. Each may take an equal part of the steps, and what those before it
   * left of theirs: no toggle takes another one's answer.
   *
   * @param steps of all rules together
   */
  public List<Evaluation> evaluateAll(
      Map<String, @Nullable Object> context, Instant now, int steps) {
    Asking asking = new Asking(context, now);
    List<Evaluation> evaluations = new ArrayList<>(live.size());
    int part = steps / Math.max(1, live.size());
    int left = steps;
    int others = live.size();
    for (Live one : live.values()) {
      others--;
      Steps own = new Steps(left - part * others);
      evaluations.add(one.flag.evaluate(asking, own));
      left -= own.taken();
    }
    return evaluations;
  }

  public List<Toggle> toggles() {
    return live.values().stream().map(Live::toggle).toList();
  }

  private record Live(Toggle toggle, Flag flag) {}
}
