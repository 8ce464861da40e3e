package io.threeways.build.repository.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Single files of a commit. */
final class CommitFiles {
  /** What is read as a whole is small: a pipeline file, not a film. */
  private static final int LARGEST = 1024 * 1024;

  private CommitFiles() {}

  /**
   * @return empty when the commit has no such file; at most the first mebibyte
   */
  static Optional<byte[]> read(Repository repository, AnyObjectId commit, String path)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = TreeWalk.forPath(repository, path, walk.parseCommit(commit).getTree())) {
      if (tree == null || !isFile(tree.getFileMode(0))) {
        return Optional.empty();
      }
      ObjectLoader loader = repository.open(tree.getObjectId(0));
      try (var content = loader.openStream()) {
        return Optional.of(content.readNBytes(LARGEST));
      }
    }
  }

  private static boolean isFile(FileMode mode) {
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }
}
