package io.threeways.deploy.toggle;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks, and when. One toggle after the other is asked, on one thread. */
final class Asking {
  private final Map<String, @Nullable Object> data;
  private final long timestamp;

  /**
   * @param context {@code targetingKey} and whatever else is known of who asks
   */
  Asking(Map<String, @Nullable Object> context, Instant now) {
    this.data = new HashMap<>(context);
    this.timestamp = now.getEpochSecond();
  }

  /** What the rule of this toggle sees, until another one is asked. */
  Map<String, @Nullable Object> about(String key) {
    data.put("$flagd", Map.of("flagKey", key, "timestamp", timestamp));
    return data;
  }
}
