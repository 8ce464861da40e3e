package io.threeways.local.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a program is started that refuses to run as root. Ordinary users need nothing; root steps
 * into a user namespace, or becomes another user where namespaces are forbidden.
 */
sealed interface Unprivileged {

  /** Puts the words before a command that make it run so. */
  List<String> command(List<String> command);

  /** Makes the folder the program's own. */
  void own(Path folder) throws IOException;

  static Unprivileged here() throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new AsWeAre();
    }
    return works("unshare", "-U", "true") ? new InUserNamespace() : new AsNobody();
  }

  private static boolean works(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** An ordinary user. */
  record AsWeAre() implements Unprivileged {
    @Override
    public List<String> command(List<String> command) {
      return command;
    }

    @Override
    public void own(Path folder) {}
  }

  /** Root outside, nobody inside: files stay root's. */
  record InUserNamespace() implements Unprivileged {
    @Override
    public List<String> command(List<String> command) {
      return prefixed(List.of("unshare", "-U"), command);
    }

    @Override
    public void own(Path folder) {}
  }

  /**
   * Another user, who keeps one right of root: to pass through folders that only root may enter.
   */
  record AsNobody() implements Unprivileged {
    private static final int NOBODY = 65534;

    @Override
    public List<String> command(List<String> command) {
      return prefixed(
          List.of(
              "setpriv",
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              "--inh-caps=-all,+dac_override",
              "--ambient-caps=-all,+dac_override"),
          command);
    }

    @Override
    public void own(Path folder) throws IOException {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              return give(file);
            }

            @Override
            public FileVisitResult preVisitDirectory(Path sub, BasicFileAttributes attributes)
                throws IOException {
              return give(sub);
            }
          });
    }

    private static FileVisitResult give(Path path) throws IOException {
      Files.setAttribute(path, "unix:uid", NOBODY);
      return FileVisitResult.CONTINUE;
    }
  }

  private static List<String> prefixed(List<String> prefix, List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    return words;
  }
}
