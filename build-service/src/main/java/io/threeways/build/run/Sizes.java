package io.threeways.build.run;

/** Sizes for people. */
final class Sizes {
  private static final long KIBIBYTE = 1024;
  private static final long MEBIBYTE = 1024 * KIBIBYTE;

  private Sizes() {}

  static String text(long bytes) {
    return bytes < MEBIBYTE
        ? "%d KiB".formatted(Math.ceilDiv(bytes, KIBIBYTE))
        : "%d MiB".formatted(Math.ceilDiv(bytes, MEBIBYTE));
  }
}
