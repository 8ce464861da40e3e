package io.threeways.bench;

import io.threeways.testkit.GitSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Merges changes one after the other with the real git, each onto all that landed before it, in the
 * order in which a queue has landed them.
 *
 * @param landed the changes' commits in that order
 * @param differing trees of main that are not those of the oracle
 * @param red trees of main for which the build's rule fails
 * @param twice changes that landed again
 * @param main the oracle's
 */
record SequentialOracle(List<String> landed, long differing, long red, long twice, String main) {

  /**
   * @param beginning where main was before
   * @param main where it is now
   * @throws IOException when it was moved to something else than merges
   */
  static SequentialOracle of(GitSandbox git, String beginning, String main) throws IOException {
    List<String> landed = new ArrayList<>();
    long differing = 0;
    long red = 0;
    String oracle = git.git("rev-parse", beginning).strip();
    String log =
        git.git("log", "--first-parent", "--reverse", "--format=%T %P", beginning + ".." + main);
    for (String line : log.lines().toList()) {
      String[] words = line.split(" ");
      if (words.length != 3) {
        throw new IOException("main has a commit that is no merge: " + line);
      }
      String tree = words[0];
      String head = words[2];
      landed.add(head);
      red += isGreen(git, tree) ? 0 : 1;
      GitSandbox.Answer merged = merge(git, oracle, head);
      // With conflicts too, git writes a tree: that of its markers, which nobody else has.
      String expected = merged.output().lines().findFirst().orElseThrow();
      differing += expected.equals(tree) ? 0 : 1;
      oracle = git.git("commit-tree", expected, "-p", oracle, "-p", head, "-m", "merge").strip();
    }
    Set<String> once = new HashSet<>(landed);
    return new SequentialOracle(landed, differing, red, landed.size() - once.size(), oracle);
  }

  /** Whether a change would land now: its text goes with main's, and together they are green. */
  boolean takes(GitSandbox git, String head) {
    GitSandbox.Answer merged = merge(git, main, head);
    return merged.succeeded() && isGreen(git, merged.output().lines().findFirst().orElse(""));
  }

  private static GitSandbox.Answer merge(GitSandbox git, String onto, String head) {
    return git.tryGit("merge-tree", "--write-tree", onto, head);
  }

  private static boolean isGreen(GitSandbox git, String tree) {
    String files = git.git("ls-tree", "-r", "--name-only", tree, RandomChanges.SAYS);
    return RandomChanges.isGreen(files.lines().toList());
  }
}
