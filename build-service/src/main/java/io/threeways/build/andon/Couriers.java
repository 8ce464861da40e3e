package io.threeways.build.andon;

/** Brings a notice to its target, within a time of its own. */
public interface Couriers {

  /**
   * @throws Undelivered when it did not arrive, as far as can be known
   */
  void deliver(Notice notice) throws Undelivered;

  /** It did not arrive. */
  final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isFinal;

    private Undelivered(String why, boolean isFinal) {
      super(why);
      this.isFinal = isFinal;
    }

    /** Another attempt may help. */
    public static Undelivered forNow(String why) {
      return new Undelivered(why, false);
    }

    /** No attempt will help. */
    public static Undelivered forEver(String why) {
      return new Undelivered(why, true);
    }

    boolean isFinal() {
      return isFinal;
    }

    /** In words. */
    String why() {
      return String.valueOf(getMessage());
    }
  }
}
