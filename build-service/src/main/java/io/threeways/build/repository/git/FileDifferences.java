package io.threeways.build.repository.git;

import io.threeways.build.repository.ChangedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.NullOutputStream;

/** Which files of two commits differ, and in how many lines. */
final class FileDifferences {
  /** Lines of larger files are not counted: comparing them takes their memory many times. */
  private static final int LARGEST_TEXT = 1024 * 1024;

  private FileDifferences() {}

  /**
   * @param most how many files at most
   */
  static List<ChangedFile> between(
      Repository repository, AnyObjectId from, AnyObjectId to, int most) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        DiffFormatter formatter = new DiffFormatter(NullOutputStream.INSTANCE)) {
      formatter.setRepository(repository);
      formatter.setBinaryFileThreshold(LARGEST_TEXT);
      List<ChangedFile> files = new ArrayList<>();
      for (DiffEntry entry :
          formatter.scan(walk.parseCommit(from).getTree(), walk.parseCommit(to).getTree())) {
        if (files.size() == most) {
          break;
        }
        files.add(file(formatter, entry));
      }
      return files;
    }
  }

  private static ChangedFile file(DiffFormatter formatter, DiffEntry entry) throws IOException {
    int added = 0;
    int deleted = 0;
    for (Edit edit : formatter.toFileHeader(entry).toEditList()) {
      added += edit.getLengthB();
      deleted += edit.getLengthA();
    }
    return switch (entry.getChangeType()) {
      case ADD, COPY -> new ChangedFile(entry.getNewPath(), ChangedFile.Kind.ADDED, added, deleted);
      case DELETE -> new ChangedFile(entry.getOldPath(), ChangedFile.Kind.DELETED, added, deleted);
      case MODIFY, RENAME ->
          new ChangedFile(entry.getNewPath(), ChangedFile.Kind.MODIFIED, added, deleted);
    };
  }
}
