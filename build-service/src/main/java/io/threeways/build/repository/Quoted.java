package io.threeways.build.repository;

/** A stranger's text inside a message of ours: short, on one line, without control characters. */
final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  static String of(String text) {
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    String length = text.length() <= LONGEST ? "" : " (" + text.length() + " characters)";
    return "'" + shown.replaceAll("\\p{Cc}", "·") + "'" + length;
  }
}
