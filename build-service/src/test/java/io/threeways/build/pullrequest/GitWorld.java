package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.git.GitOnDisk;
import io.threeways.testkit.GitSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A repository of real commits. Each change edits lines of files, and now and then is red by itself
 * or refuses to live with another: files below {@code says/} tell, by their names.
 */
final class GitWorld implements World {
  private static final RepositoryName SHOP = new RepositoryName("shop");
  private static final Instant TIME = Instant.parse("2026-11-27T10:00:00Z");
  private static final int LINES = 5;
  private static final int MOST_PATHS = 100_000;

  private final GitOnDisk git;
  private final GitSandbox oracle;
  private final int changes;
  private final List<CommitSha> heads = new ArrayList<>();
  private CommitSha main;

  GitWorld(Path folder, GitSandbox oracle, Random random, int changes) throws IOException {
    this.git = new GitOnDisk(folder);
    this.oracle = oracle;
    this.changes = changes;
    git.trees().create(SHOP);
    oracle.file("import", commits(random));
    oracle.git(
        "-c",
        "alias.load=!git --git-dir='%s' fast-import --quiet < import"
            .formatted(git.folderOf(SHOP.text())),
        "load");
    oracle.git("--git-dir", git.folderOf(SHOP.text()).toString(), "config", "gc.auto", "0");
    oracle.git("--git-dir", git.folderOf(SHOP.text()).toString(), "branch", "oracle", "main");
    Map<BranchName, CommitSha> branches = git.trees().branches(SHOP);
    for (int change = 1; change <= changes; change++) {
      heads.add(Objects.requireNonNull(branches.get(new BranchName("change-" + change))));
    }
    main = Objects.requireNonNull(branches.get(BranchName.MAIN));
  }

  private String commits(Random random) {
    int files = Math.max(4, changes / 4);
    StringBuilder text = new StringBuilder("commit refs/heads/main\nmark :1000000\n" + who());
    for (int file = 0; file < files; file++) {
      text.append("M 100644 inline %s\n".formatted(name(file))).append(content(-1, 0));
    }
    for (int change = 1; change <= changes; change++) {
      text.append("commit refs/heads/change-%d\n".formatted(change)).append(who());
      text.append("from :1000000\n");
      int line = random.nextInt(LINES);
      text.append("M 100644 inline %s\n".formatted(name(random.nextInt(files))));
      text.append(content(line, change));
      for (String said : says(random, change)) {
        text.append("M 100644 inline says/%s\n".formatted(said)).append("data 0\n");
      }
    }
    return text.append("done\n").toString();
  }

  private static List<String> says(Random random, int change) {
    List<String> says = new ArrayList<>(List.of("here-" + change));
    if (random.nextInt(12) == 0) {
      says.add("red-" + change);
    }
    if (change > 1 && random.nextInt(6) == 0) {
      says.add("not-%d-%d".formatted(change - 1 - random.nextInt(Math.min(8, change - 1)), change));
    }
    return says;
  }

  private static String who() {
    return "committer Ada <ada@example.org> 1764237600 +0000\ndata 1\nx\n";
  }

  private static String name(int file) {
    return "files/%03d".formatted(file);
  }

  /** Lines that may be edited lie apart, so that only edits of the same one conflict. */
  private static String content(int edited, int change) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      lines.append("line %d%s\na\nb\nc\n".formatted(line, line == edited ? " of " + change : ""));
    }
    return "data %d\n%s\n".formatted(lines.length(), lines);
  }

  /**
   * The oracle: the real git merges each in its turn onto all that landed before.
   *
   * @return main's tree after each, by how many have landed
   */
  TreeMap<Integer, CommitSha> oneByOne(List<Integer> landed) {
    TreeMap<Integer, CommitSha> trees = new TreeMap<>();
    String folder = git.folderOf(SHOP.text()).toString();
    String main = oracle.git("--git-dir", folder, "rev-parse", "oracle").strip();
    for (int change = 1; change <= changes; change++) {
      String head = heads.get(change - 1).text();
      GitSandbox.Answer merged =
          oracle.tryGit("--git-dir", folder, "merge-tree", "--write-tree", main, head);
      String tree = merged.output().lines().findFirst().orElse("");
      if (merged.succeeded()
          && isGreen(
              oracle
                  .git("--git-dir", folder, "ls-tree", "-r", "--name-only", tree, "says/")
                  .lines()
                  .toList())) {
        main =
            oracle
                .git(
                    "--git-dir", folder, "commit-tree", tree, "-p", main, "-p", head, "-m", "merge")
                .strip();
        landed.add(change);
        trees.put(landed.size(), new CommitSha(tree));
      }
    }
    return trees;
  }

  @Override
  public CommitSha main() {
    return main;
  }

  @Override
  public CommitSha head(int change) {
    return heads.get(change - 1);
  }

  @Override
  public Merges.Trial merge(CommitSha onto, int change) {
    return call(() -> git.merges().merge(SHOP, onto, head(change), "Merge " + change, TIME));
  }

  @Override
  public boolean isGreen(CommitSha commit) {
    return isGreen(
        call(() -> git.trees().changedFiles(SHOP, null, commit, MOST_PATHS)).stream()
            .filter(path -> path.startsWith("says/"))
            .toList());
  }

  private static boolean isGreen(Collection<String> says) {
    Set<String> all = new HashSet<>(says);
    return all.stream()
        .noneMatch(
            said ->
                said.startsWith("says/red-")
                    || said.startsWith("says/not-")
                        && all.contains("says/here-" + said.split("-", -1)[1]));
  }

  @Override
  public boolean moveMain(CommitSha from, CommitSha to) {
    boolean moved =
        call(() -> git.refs().move(SHOP, new BranchMove(BranchName.MAIN, from, to), "queue"));
    main = moved ? to : main;
    return moved;
  }

  private static <T> T call(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
