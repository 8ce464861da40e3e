package io.threeways.build.repository.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.RepositoryName;
import io.threeways.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What merges and picks would do, with commits of the real git. */
class JGitMergesTest {
  private static final RepositoryName SHOP = new RepositoryName("shop");
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";

  @TempDir Path folder;
  private final GitSandbox git = GitSandbox.repository();
  private GitOnDisk disk;
  private Merges merges;

  @BeforeEach
  void begin() throws IOException {
    disk = new GitOnDisk(folder);
    disk.trees().create(SHOP);
    merges = disk.merges();
    git.file("lines", LINES).file("owned", "1\n").commit("Begin");
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void historiesThatCrossHideNothing() throws IOException {
    git.git("checkout", "-q", "-b", "other");
    git.file("other", "x\n").commit("Other");
    git.git("checkout", "-q", "main");
    git.file("owned", "2\n").commit("Two");
    String two = git.git("rev-parse", "HEAD").strip();
    git.git("merge", "-q", "--no-edit", "other");
    git.git("checkout", "-q", "other");
    git.git("merge", "-q", "--no-edit", "-s", "ours", two);

    assertThat(merges.changes(SHOP, pushed("main"), pushed("other"), 10))
        .contains(List.of("owned"));
  }

  @Test
  void whatConflictsChangesNothingYet() throws IOException {
    git.git("checkout", "-q", "-b", "other");
    git.file("owned", "3\n").commit("Three");
    git.git("checkout", "-q", "main");
    git.file("owned", "2\n").commit("Two");

    assertThat(merges.changes(SHOP, pushed("main"), pushed("other"), 10))
        .isEqualTo(Optional.empty());
  }

  @Test
  void aPickIsWhatPickingMakes() throws IOException {
    CommitSha fix = fixed();
    git.file("lines", LINES.replace("five", "5")).commit("Make the surroundings differ");
    git.git("cherry-pick", "-x", "fix");

    assertThat(merges.isPick(SHOP, fix, pushed("release"))).isTrue();
  }

  @Test
  void aPickWithOneBlankMoreIsNone() throws IOException {
    CommitSha fix = fixed();
    git.git("cherry-pick", "fix");
    git.file("lines", LINES.replace("eight", " 8")).git("add", "lines");
    git.git("commit", "-q", "--amend", "--no-edit");

    assertThat(merges.isPick(SHOP, fix, pushed("release"))).isFalse();
  }

  @Test
  void aPickThatMayBeExecutedIsNone() throws IOException {
    CommitSha fix = fixed();
    git.git("cherry-pick", "fix");
    git.git("update-index", "--chmod=+x", "owned");
    git.git("commit", "-q", "--amend", "--no-edit");

    assertThat(merges.isPick(SHOP, fix, pushed("release"))).isFalse();
  }

  @Test
  void aMergeIsNoPick() throws IOException {
    CommitSha fix = fixed();
    git.git("merge", "-q", "--no-ff", "--no-edit", "fix");

    assertThat(merges.isPick(SHOP, fix, pushed("release"))).isFalse();
  }

  /** A commit on branch {@code fix}; branch {@code release} is at its parent, and checked out. */
  private CommitSha fixed() {
    git.git("checkout", "-q", "-b", "fix");
    git.file("lines", LINES.replace("eight", "8")).commit("Mend it");
    git.git("checkout", "-q", "-b", "release", "main");
    return pushed("fix");
  }

  private CommitSha pushed(String branch) {
    git.git("push", "-q", disk.folderOf(SHOP.text()).toString(), branch);
    return new CommitSha(git.git("rev-parse", branch).strip());
  }
}
