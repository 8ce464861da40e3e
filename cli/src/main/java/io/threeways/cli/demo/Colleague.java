package io.threeways.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another developer, with a working tree and a token of their own. */
final class Colleague {
  private final Git git;
  private final Path tree;

  Colleague(Git git, Path tree) {
    this.git = git;
    this.tree = tree;
  }

  /** A change that has nothing to do with what is broken. */
  void workOnSomethingElse() throws IOException, InterruptedException {
    Files.writeString(
        tree.resolve("NOTES.md"),
        "Opening hours: nine to five.\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    git.run("add", "--all");
    git.run("commit", "--quiet", "--message", "Note the opening hours");
  }

  /**
   * @return what the server said, whether it took the push or not
   */
  Git.Answer push() throws IOException, InterruptedException {
    return git.attempt("push", "origin", "main");
  }

  /** Puts their change on top of what is on main now. */
  String rebase() throws IOException, InterruptedException {
    git.run("pull", "--quiet", "--rebase", "origin", "main");
    return git.run("rev-parse", "HEAD");
  }
}
