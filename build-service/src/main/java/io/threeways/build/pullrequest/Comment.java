package io.threeways.build.pullrequest;

import io.threeways.build.repository.CommitSha;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said about a pull request.
 *
 * @param number counts the discussion's comments, beginning with 1
 * @param place what it is about; null: the whole
 * @param text Markdown as it was written
 * @param editedAt null when it never was
 */
public record Comment(
    int number,
    Voice voice,
    String author,
    @Nullable Place place,
    String text,
    Instant at,
    @Nullable Instant editedAt) {

  /** Who speaks. */
  public enum Voice {
    PERSON,
    /** The platform tells what happened. */
    NOTE,
    /** The platform's one comment, written anew whenever what it says has changed. */
    BOT
  }

  /**
   * A line of a file, as a commit has it.
   *
   * @param line beginning with 1
   */
  public record Place(CommitSha commit, String path, int line) {
    private static final int LONGEST_PATH = 1000;

    /**
     * @throws IllegalArgumentException with a sentence for a person
     */
    public Place {
      if (path.isBlank() || path.length() > LONGEST_PATH || line < 1) {
        throw new IllegalArgumentException(
            "a comment is about the whole, or about a path of at most %d characters and a line from 1"
                .formatted(LONGEST_PATH));
      }
    }
  }
}
