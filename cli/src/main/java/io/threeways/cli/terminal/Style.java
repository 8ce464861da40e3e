package io.threeways.cli.terminal;

/** Colours by meaning. */
public enum Style {
  GOOD("32"),
  BAD("31"),
  WAITING("33"),
  DIM("2"),
  STRONG("1");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String apply(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  /** The colour of a state's word; words that no colour fits stay plain. */
  public static Style of(String state) {
    return switch (state.toLowerCase(java.util.Locale.ROOT)) {
      case "ready", "passed", "success", "succeeded", "finished", "promote", "stable", "ok" -> GOOD;
      case "failed",
          "errored",
          "failure",
          "error",
          "rolled-back",
          "rolledback",
          "rollback",
          "unready",
          "down" ->
          BAD;
      case "queued",
          "running",
          "starting",
          "waiting",
          "paused",
          "hold",
          "inconclusive",
          "degraded" ->
          WAITING;
      default -> DIM;
    };
  }
}
