package io.threeways.cli.demo;

import io.threeways.cli.platform.GitAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A developer's working tree of the sample, in a repository of its own for each run of the demo.
 */
final class Shop {
  /** What belongs to the checkout of the product, not to the shop. */
  private static final List<String> NOT_THE_SHOP = List.of("variants", "out", ".git");

  private final String name;
  private final Path sample;
  private final Path tree;
  private final Git git;
  private final String whole;

  private Shop(String name, Path sample, Path tree, String whole) {
    this.name = name;
    this.sample = sample;
    this.tree = tree;
    this.whole = whole;
    this.git = new Git(tree);
  }

  /**
   * Copies the sample and names its application after the repository: what an earlier run of the
   * demo left behind stays as it is.
   *
   * @param sample {@code samples/shop}
   * @param name of the repository and the application
   */
  static Shop copy(Path sample, Path folder, String name) throws IOException {
    Path tree = folder.resolve(name);
    Files.createDirectories(tree);
    try (Stream<Path> all = Files.walk(sample)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path relative = sample.relativize(file);
        if (!NOT_THE_SHOP.contains(relative.getName(0).toString())) {
          Path target = tree.resolve(relative.toString());
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    Path pipeline = tree.resolve(".threeways.yaml");
    String text = Files.readString(pipeline);
    String renamed = text.replace("application: shop\n", "application: " + name + "\n");
    Files.writeString(pipeline, withoutSystemTests(renamed));
    return new Shop(name, sample, tree, renamed);
  }

  /** Builds of main are to be quick in this story: a change brings the stage, on its branch. */
  private static String withoutSystemTests(String pipeline) {
    return pipeline.replaceFirst("(?s)  - name: system\n.*?(?=deploy:)", "");
  }

  String name() {
    return name;
  }

  Path tree() {
    return tree;
  }

  /**
   * The first commit, on {@code main}, of a shop that opens late: customers come before, unless
   * somebody waits for it. Pushes go to {@code url} as Git asks {@code access}.
   */
  String begin(String url, GitAccess access) throws IOException, InterruptedException {
    git.run("init", "--quiet", "--initial-branch=main");
    for (var entry : access.configuration().entrySet()) {
      git.run("config", entry.getKey(), entry.getValue());
    }
    git.run("remote", "add", "origin", url);
    return apply("slow", "A small tea shop");
  }

  /** Changes the tree as a developer would, and commits. */
  String apply(String variant, String message) throws IOException, InterruptedException {
    git.run("apply", sample.resolve("variants").resolve(variant + ".patch").toString());
    return commit(message);
  }

  /**
   * @return what the server said
   */
  String push() throws IOException, InterruptedException {
    return git.run("push", "origin", "main");
  }

  /** The same, while main is broken: what is pushed repairs it. */
  String pushFix() throws IOException, InterruptedException {
    return git.run("push", "-o", "andon=fix", "origin", "main");
  }

  /** Takes the newest change back, by a change of its own. */
  String revert() throws IOException, InterruptedException {
    git.run("revert", "--no-edit", "HEAD");
    return head();
  }

  /**
   * Another developer's working tree of the same repository.
   *
   * @param token that their pushes carry
   */
  Colleague colleague(String name, String token) throws IOException, InterruptedException {
    Path other = tree.resolveSibling(this.name + "-" + name);
    git.run("clone", "--quiet", tree.toString(), other.toString());
    Git theirs = new Git(other);
    theirs.run("remote", "set-url", "origin", git.run("remote", "get-url", "origin"));
    theirs.run("config", "http.extraHeader", "Authorization: Bearer " + token);
    return new Colleague(theirs, other);
  }

  /** Takes over what others have pushed. */
  void catchUp() throws IOException, InterruptedException {
    git.run("pull", "--quiet", "--ff-only", "origin", "main");
  }

  /**
   * A new branch whose change has its tests run against an environment of its own.
   *
   * @return the commit
   */
  String branchWithSystemTests(String branch) throws IOException, InterruptedException {
    git.run("switch", "--quiet", "--create", branch);
    Files.writeString(tree.resolve(".threeways.yaml"), whole);
    return commit("Ask the shop as its customers do");
  }

  /**
   * @return what the server said
   */
  String push(String branch) throws IOException, InterruptedException {
    return git.run("push", "origin", branch);
  }

  void backToMain() throws IOException, InterruptedException {
    git.run("switch", "--quiet", "main");
  }

  /** Pushes a variant as a branch of its own that begins at main; the tree is at main again. */
  void propose(String branch, String message) throws IOException, InterruptedException {
    git.run("switch", "--quiet", "--create", branch, "main");
    apply(branch, message);
    push(branch);
    backToMain();
  }

  /** Says that what is deployed is built from release branches. */
  String releaseFromBranches() throws IOException, InterruptedException {
    Path pipeline = tree.resolve(".threeways.yaml");
    String text = Files.readString(pipeline);
    Files.writeString(
        pipeline,
        text.replace(
            "  environment: production\n", "  environment: production\n  release: branch\n"));
    return commit("Release from branches");
  }

  /** Pushes what one branch is here to a branch there. */
  String pushTo(String from, String branch) throws IOException, InterruptedException {
    return git.run("push", "origin", from + ":refs/heads/" + branch);
  }

  /** Tries to push a commit of its own to a branch, and leaves nothing of it here. */
  Git.Answer commitOnto(String branch, String message) throws IOException, InterruptedException {
    git.run("switch", "--quiet", "--detach", "main");
    note(message);
    Git.Answer answer = git.attempt("push", "origin", "HEAD:refs/heads/" + branch);
    backToMain();
    return answer;
  }

  /** A commit on a new branch from main, pushed. */
  String mendOn(String branch, String message) throws IOException, InterruptedException {
    git.run("switch", "--quiet", "--create", branch, "main");
    String commit = note(message);
    git.run("push", "--quiet", "origin", branch);
    backToMain();
    return commit;
  }

  /** Picks a commit onto a branch there. */
  String pick(String commit, String branch) throws IOException, InterruptedException {
    git.run("fetch", "--quiet", "origin", branch);
    git.run("switch", "--quiet", "--detach", "FETCH_HEAD");
    git.run("cherry-pick", "-x", commit);
    String pick = head();
    git.run("push", "--quiet", "origin", "HEAD:refs/heads/" + branch);
    backToMain();
    return pick;
  }

  /** Takes a branch into main. */
  void merge(String branch) throws IOException, InterruptedException {
    git.run("merge", "--quiet", "--no-edit", branch);
  }

  private String note(String message) throws IOException, InterruptedException {
    Files.writeString(tree.resolve("NOTES"), message + "\n");
    return commit(message);
  }

  /** The newest commit. */
  String head() throws IOException, InterruptedException {
    return git.run("rev-parse", "HEAD");
  }

  private String commit(String message) throws IOException, InterruptedException {
    git.run("add", "--all");
    git.run("commit", "--quiet", "--message", message);
    return head();
  }
}
