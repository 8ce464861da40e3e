package io.threeways.telemetry.verdict;

/** Reads a published verdict. */
public interface VerdictReader {
  /**
   * @param document a {@code deploy-judged} event
   * @throws Unreadable when it is none, or lacks something
   */
  RecordedVerdict read(byte[] document) throws Unreadable;

  /** Says what is wrong, for whoever sent it. */
  class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String detail;

    public Unreadable(String detail, Throwable cause) {
      super(detail, cause);
      this.detail = detail;
    }

    public String detail() {
      return detail;
    }
  }
}
