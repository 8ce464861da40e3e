package io.threeways.deploy.jsonlogic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Always the same bucket for the same value: {@code [value, [variant, weight], …]}; without a value
 * that of the flag's key and the targeting key. Null when there is nothing to hash, or nothing to
 * get (flagd, specification of custom operations).
 */
final class Fractional implements Expression {
  private static final long MOST = Integer.MAX_VALUE;

  private final Generation generation;
  private final List<Expression> arguments;

  Fractional(Generation generation, List<Expression> arguments) {
    this.generation = generation;
    this.arguments = List.copyOf(arguments);
  }

  @Override
  public @Nullable Object in(Scope scope) {
    List<@Nullable Object> values = Values.list(arguments, scope);
    if (values.isEmpty()) {
      return null;
    }
    scope.steps().whole(values.getFirst());
    boolean named = !(values.getFirst() instanceof List);
    byte[] hashed = hashed(values.getFirst(), scope.root());
    List<Bucket> buckets = buckets(named ? values.subList(1, values.size()) : values);
    long total = buckets.stream().mapToLong(Bucket::weight).sum();
    if (hashed == null || total == 0 || total > MOST) {
      return null;
    }
    int hash = Murmur3.hash32(hashed);
    return generation == Generation.ONE
        ? byPercent(buckets, total, hash)
        : byWeight(buckets, total, hash);
  }

  private byte @Nullable [] hashed(@Nullable Object first, @Nullable Object root) {
    if (generation == Generation.THREE) {
      return first == null || first instanceof List
          ? (first == null ? null : byKeys(root))
          : Cbor.encoded(first);
    }
    return first instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : byKeys(root);
  }

  private byte @Nullable [] byKeys(@Nullable Object root) {
    if (!(root instanceof Map<?, ?> context)
        || !(context.get("targetingKey") instanceof String targeting)
        || targeting.isEmpty()) {
      return null;
    }
    Object key = context.get("$flagd") instanceof Map<?, ?> flagd ? flagd.get("flagKey") : null;
    String flag = Values.text(key);
    return generation == Generation.THREE
        ? Cbor.encoded(Arrays.asList(flag, targeting))
        : (flag + targeting).getBytes(StandardCharsets.UTF_8);
  }

  /** Nothing at all when one of them is not a bucket. */
  private static List<Bucket> buckets(List<@Nullable Object> values) {
    List<Bucket> buckets = new ArrayList<>();
    for (Object value : values) {
      Bucket bucket = value instanceof List<?> parts ? Bucket.of(parts) : null;
      if (bucket == null) {
        return List.of();
      }
      buckets.add(bucket);
    }
    return buckets;
  }

  private static @Nullable Object byWeight(List<Bucket> buckets, long total, int hash) {
    long at = (Integer.toUnsignedLong(hash) * total) >>> 32;
    for (Bucket bucket : buckets) {
      at -= bucket.weight;
      if (at < 0) {
        return bucket.variant;
      }
    }
    throw new IllegalStateException("no bucket for hash " + hash + " of " + total);
  }

  private static @Nullable Object byPercent(List<Bucket> buckets, long total, int hash) {
    double at = Math.abs((double) hash) / Integer.MAX_VALUE * 100;
    double end = 0;
    for (Bucket bucket : buckets) {
      end += 100.0 * bucket.weight / total;
      if (at < end) {
        return bucket.variant;
      }
    }
    return buckets.getLast().variant;
  }

  /**
   * @param weight negative ones, which a progressive rollout may compute, count as none
   */
  private record Bucket(@Nullable Object variant, long weight) {
    static @Nullable Bucket of(List<?> parts) {
      if (parts.isEmpty() || parts.getFirst() instanceof List || parts.getFirst() instanceof Map) {
        return null;
      }
      if (parts.size() == 1) {
        return new Bucket(parts.getFirst(), 1);
      }
      return parts.get(1) instanceof Number number && Values.isWhole(number)
          ? new Bucket(parts.getFirst(), Math.max(0, number.longValue()))
          : null;
    }
  }
}
