package io.threeways.build.repository.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A commit's files as a tar archive; submodules are left out, as in {@code git archive}. */
final class TreeArchive {
  private final Repository repository;

  TreeArchive(Repository repository) {
    this.repository = repository;
  }

  void write(AnyObjectId commitId, OutputStream out) throws IOException {
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      RevCommit commit = commits.parseCommit(commitId);
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        write(walk, commit.getCommitTime() * 1000L, tar);
      }
      tar.finish();
    }
  }

  private void write(TreeWalk walk, long timeMillis, TarArchiveOutputStream tar)
      throws IOException {
    FileMode mode = walk.getFileMode(0);
    if (mode == FileMode.GITLINK) {
      return;
    }
    ObjectLoader loader = repository.open(walk.getObjectId(0));
    TarArchiveEntry entry;
    if (mode == FileMode.SYMLINK) {
      entry = new TarArchiveEntry(walk.getPathString(), TarConstants.LF_SYMLINK);
      entry.setLinkName(new String(loader.getCachedBytes(4096), StandardCharsets.UTF_8));
    } else {
      entry = new TarArchiveEntry(walk.getPathString());
      entry.setSize(loader.getSize());
      entry.setMode(mode == FileMode.EXECUTABLE_FILE ? 0755 : 0644);
    }
    entry.setModTime(timeMillis);
    tar.putArchiveEntry(entry);
    if (mode != FileMode.SYMLINK) {
      loader.copyTo(tar);
    }
    tar.closeArchiveEntry();
  }
}
