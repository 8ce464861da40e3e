package io.threeways.build.repository;

import java.util.Locale;

/** How changes enter a repository's main. */
public enum MainEntry {
  /** By anybody's push, and by the merge of a pull request. */
  PUSH,
  /** By the merge of a pull request only. */
  QUEUE;

  /** The word that people use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  public static MainEntry of(String word) {
    return switch (word) {
      case "push" -> PUSH;
      case "queue" -> QUEUE;
      default ->
          throw new IllegalArgumentException(
              "changes enter main by 'push' or by 'queue'; this is " + Quoted.of(word));
    };
  }
}
