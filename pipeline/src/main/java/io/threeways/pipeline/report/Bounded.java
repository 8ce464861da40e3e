package io.threeways.pipeline.report;

/** Text of strangers, no longer than it may be. */
final class Bounded {
  private Bounded() {}

  /** Never ends inside a character: half of one cannot be written as UTF-8. */
  static String to(int characters, String text) {
    if (text.length() <= characters) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
    return text.substring(0, end);
  }
}
