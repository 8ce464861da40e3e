package io.threeways.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people say them. */
public final class Words {
  private Words() {}

  /** For example {@code 340 ms}, {@code 4.2 s}, {@code 2 min 5 s}. */
  public static String of(Duration duration) {
    if (duration.toMillis() < 1000) {
      return duration.toMillis() + " ms";
    }
    if (duration.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }

  /** For example {@code 182 MiB}. */
  public static String ofKiB(long kibibytes) {
    return (kibibytes + 512) / 1024 + " MiB";
  }

  /** Twelve characters tell a digest or a commit from any other. */
  public static String shortened(String hash) {
    String bare = hash.startsWith("sha256:") ? hash.substring("sha256:".length()) : hash;
    return bare.length() > 12 ? bare.substring(0, 12) : bare;
  }
}
