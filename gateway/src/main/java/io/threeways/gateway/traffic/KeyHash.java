package io.threeways.gateway.traffic;

import java.util.UUID;

/**
 * Keys as numbers. A key itself is never kept: it may be a customer's session.
 *
 * <p>FNV-1a over the characters, finished with the mixer of SplitMix64, because FNV alone spreads
 * short keys badly over the high bits that a split looks at.
 */
public final class KeyHash {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private KeyHash() {}

  public static long of(String key) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * FNV_PRIME;
    }
    return mix(hash);
  }

  /**
   * The place of a key in one deployment, in [0, 100). It never changes while the deployment is on,
   * so that raising a weight moves keys to the candidate and none away from it. It differs from
   * deployment to deployment, so that nobody is always the first to try.
   */
  static double percentile(long key, UUID deployment) {
    long salt = deployment.getMostSignificantBits() ^ deployment.getLeastSignificantBits();
    return (mix(key ^ mix(salt)) >>> 11) * 0x1.0p-53 * 100;
  }

  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
