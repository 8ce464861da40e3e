package io.threeways.deploy.toggle;

/** For whom a toggle of true and false shall be on. */
public sealed interface ToggleCommand {
  /** On for everyone. */
  record On() implements ToggleCommand {}

  /**
   * On for these too.
   *
   * @param attribute of the context, for example {@code customer}
   */
  record OnFor(String attribute, String value) implements ToggleCommand {}

  /**
   * On for this share of those who are not named.
   *
   * @param percent 0 to 100
   */
  record Ramp(int percent) implements ToggleCommand {}

  /** Off for everyone, whatever its rule was: the kill switch. */
  record Off() implements ToggleCommand {}
}
