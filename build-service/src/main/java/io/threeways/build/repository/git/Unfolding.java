package io.threeways.build.repository.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * How many files and folders a commit comes to. One folder's object may stand in many places, and
 * hold others that do: a few kilobytes unfold to more than anybody can ever go through, and need no
 * file for it, so that whoever checks them out or compares them never ends.
 *
 * @param most entries that are admitted
 */
record Unfolding(int most) {
  /** What an agent unpacks. */
  private static final int DEEPEST = 64;

  /**
   * @return why the commit is not taken, in words; the look ends where it exceeds
   */
  Optional<String> refusal(Repository repository, AnyObjectId commit) throws IOException {
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(commits.parseCommit(commit).getTree());
      for (int entries = 1; walk.next(); entries++) {
        if (entries > most) {
          return Optional.of(
              "the commit has more than %,d files and folders (threeways.build.repository.entries)"
                  .formatted(most));
        }
        if (walk.isSubtree()) {
          if (walk.getDepth() + 1 >= DEEPEST) {
            return Optional.of("the commit has folders deeper than " + DEEPEST);
          }
          walk.enterSubtree();
        }
      }
      return Optional.empty();
    }
  }
}
