package io.threeways.build.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies in a repository: branches, commits and their files. */
public interface Trees {

  /** Makes an empty repository; does nothing when there is one. */
  void create(RepositoryName repository) throws IOException;

  /** Where Git says that the branches are. */
  Map<BranchName, CommitSha> branches(RepositoryName repository) throws IOException;

  /** Who moved the branch last, as Git remembers it. */
  Optional<String> mover(RepositoryName repository, BranchName branch) throws IOException;

  /** Whether it is a commit of this repository. */
  boolean has(RepositoryName repository, CommitSha commit) throws IOException;

  /** The id of the commit's tree: the same for the same files. */
  CommitSha tree(RepositoryName repository, CommitSha commit) throws IOException;

  /**
   * @param previous null: since ever
   */
  CommitFacts facts(RepositoryName repository, @Nullable CommitSha previous, CommitSha commit)
      throws IOException;

  /** A file of a commit; empty when there is none, or it is no file. */
  Optional<byte[]> file(RepositoryName repository, CommitSha commit, String path)
      throws IOException;

  /** What lies at a place of a commit: a file, a folder or a link. */
  Optional<Item> item(RepositoryName repository, CommitSha commit, String path) throws IOException;

  /**
   * @param id of its content: the same for the same content
   */
  record Item(CommitSha id, boolean isFolder) {}

  /** Writes the commit's files as a tar archive (POSIX, with modes and symbolic links). */
  void writeTar(RepositoryName repository, CommitSha commit, OutputStream out) throws IOException;

  /**
   * Paths that differ.
   *
   * @param previous null: from nothing
   * @param most how many paths at most
   */
  List<String> changedFiles(
      RepositoryName repository, @Nullable CommitSha previous, CommitSha commit, int most)
      throws IOException;

  /**
   * Files that differ, with their lines.
   *
   * @param most how many files at most
   */
  List<ChangedFile> differences(RepositoryName repository, CommitSha from, CommitSha to, int most)
      throws IOException;
}
