package io.threeways.pipeline.file;

/** Text of strangers, short enough to be shown. */
final class Shortened {
  private Shortened() {}

  static String to(int characters, String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "·");
    return printable.length() <= characters ? printable : printable.substring(0, characters) + "…";
  }
}
