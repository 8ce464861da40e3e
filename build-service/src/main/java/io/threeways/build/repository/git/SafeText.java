package io.threeways.build.repository.git;

/** A commit may say anything, and PostgreSQL takes no NUL. */
final class SafeText {
  /** Of a title, a name or a path, in characters: events that tell them have to fit a record. */
  private static final int LONGEST = 500;

  private SafeText() {}

  /** Without control characters, and not too long. */
  static String line(String text) {
    return shortened(text.replaceAll("\\p{Cntrl}", " "));
  }

  static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    // Half a character cannot be written as UTF-8.
    boolean split = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, split ? LONGEST - 1 : LONGEST);
  }
}
