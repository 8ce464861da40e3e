package io.threeways.learning.chain;

/**
 * One thing that a step rests on.
 *
 * @param name for example {@code digest}
 * @param value for a person to read and a program to compare
 */
public record Evidence(String name, String value) {
  public static Evidence of(String name, Object value) {
    return new Evidence(name, value.toString());
  }
}
