package io.threeways.deploy.ondemand;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every environment on demand, and the builds that need none any more. */
public interface Demands {
  /** Until the caller's transaction ends, nobody else opens one or hears of a build's end. */
  void exclusively();

  /** Adds it, or replaces what is known of it; its hindrance stays as it is. */
  void save(OnDemand onDemand);

  /** The one of this name that is not closed; locked until the caller's transaction ends. */
  Optional<OnDemand> lock(String environment);

  /** The newest of this name. */
  Optional<OnDemand> find(String environment);

  /** Those that count: open, in the order in which they were opened. */
  List<OnDemand.Open> open();

  /** The newest first, closed ones too. */
  List<OnDemand> list(int most);

  /** Nobody may open one for this build any more. */
  void ended(String build, Instant at);

  boolean isEnded(String build);

  /**
   * @param hindrance null when there is none any more
   */
  void hindered(String environment, @Nullable String hindrance);
}
