package io.threeways.agent.workspace;

/** An archive that holds what a workspace does not admit; the message says which entry and why. */
public final class RefusedArchive extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;

  RefusedArchive(String entry, String why) {
    super("entry '" + shown(entry) + "' " + why);
  }

  RefusedArchive(String why) {
    super(why);
  }

  /** A hostile name may be long and hold control characters. */
  private static String shown(String entry) {
    String safe = entry.replaceAll("\\p{Cntrl}", "?");
    return safe.length() <= SHOWN ? safe : safe.substring(0, SHOWN) + "…";
  }
}
