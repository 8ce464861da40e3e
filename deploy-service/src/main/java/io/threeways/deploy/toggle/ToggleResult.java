package io.threeways.deploy.toggle;

/** What came of a command. */
public sealed interface ToggleResult {
  /** It is so now; it may have been so before. */
  record Done(Toggle toggle) implements ToggleResult {}

  /** It is gone. */
  record Removed(String key) implements ToggleResult {}

  /** There is none with this key. */
  record Unknown(String key) implements ToggleResult {}

  /**
   * @param kind stable, kebab-case
   * @param detail why, and what to do instead
   */
  record Refused(String kind, String detail) implements ToggleResult {}
}
