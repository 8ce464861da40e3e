package io.threeways.learning.chain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes that were pushed. */
public interface Changes {

  /** Remembers a push, in the transaction that logs it. */
  void pushed(Push push);

  /** The newest push of a change. */
  Optional<Push> find(String change);

  /**
   * The newest push that ended with this commit.
   *
   * @param commit whole, or its first characters
   */
  Optional<Push> withCommit(String commit);

  /**
   * The newest push of each change, the newest change first.
   *
   * @param repository null for all
   */
  List<Push> latest(@Nullable String repository, int limit);
}
