package io.threeways.deploy.configuration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A machine as the agent shows one: {@code /host} is a folder, which only an application may
 * change, {@code /workspace} the repository. Whatever runs on it is real.
 */
public final class TestMachine implements Machines {
  private static final long LIMIT_SECONDS = 120;

  private final Path host;
  private final Path repository;
  private final Path settings;
  private @Nullable Path tools;
  private @Nullable String lostOnce;

  public TestMachine(Path folder) {
    try {
      this.host = Files.createDirectories(folder.resolve("host"));
      this.repository = Files.createDirectories(folder.resolve("repository"));
      this.settings = Files.createDirectories(folder.resolve("settings"));
      Files.writeString(settings.resolve("passwd"), "root:x:0:0:root:/:/bin/sh\n");
      Files.writeString(settings.resolve("group"), "root:x:0:\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips the test, in so many words, on a host without the program. */
  public static void needs(String program) {
    boolean there =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(there, "SKIPPED: this host has no " + program + "; .ci/run installs it");
  }

  /** Programs that are found before those of the host. */
  public TestMachine withTools(Path folder) {
    tools = folder;
    return this;
  }

  public Path file(String path) {
    return host.resolve(path);
  }

  /** Commits a file. */
  public TestMachine says(String path, String content) {
    try {
      Path file = repository.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next run is lost by the host. */
  void losesOne(String reason) {
    lostOnce = reason;
  }

  @Override
  public End run(Run.Running run, Configurer.Invocation invocation, long epoch) {
    String lost = lostOnce;
    if (lost != null) {
      lostOnce = null;
      return new End.Lost(lost);
    }
    boolean writable = run.order().kind().changes();
    return new End.Exited(execute(invocation, writable), null);
  }

  @Override
  public void clear(Run.Running run) {
    // The repository is the test's.
  }

  public Execution execute(Configurer.Invocation invocation, boolean writable) {
    try {
      Path output = settings.resolve("output");
      Process process =
          new ProcessBuilder(command(invocation, writable))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end within " + LIMIT_SECONDS + " s");
      }
      return Execution.of(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> command(Configurer.Invocation invocation, boolean writable) {
    List<String> command = new ArrayList<>(List.of("bwrap", "--unshare-all", "--clearenv"));
    command.addAll(List.of("--die-with-parent", "--setenv", "HOME", "/tmp"));
    command.addAll(List.of("--setenv", "LANG", "C.UTF-8", "--setenv", "PATH"));
    command.add((tools == null ? "" : "/tools:") + "/usr/bin:/bin");
    invocation
        .environment()
        .forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
    command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--ro-bind", "/usr", "/usr"));
    for (String folder : List.of("bin", "sbin", "lib", "lib64")) {
      if (Files.isSymbolicLink(Path.of("/" + folder))) {
        command.addAll(List.of("--symlink", "usr/" + folder, "/" + folder));
      }
    }
    command.addAll(List.of("--perms", "0755", "--dir", "/etc"));
    for (String file : List.of("/etc/ld.so.cache", "/etc/alternatives")) {
      command.addAll(List.of("--ro-bind-try", file, file));
    }
    for (String file : List.of("passwd", "group")) {
      command.addAll(List.of("--ro-bind", settings.resolve(file).toString(), "/etc/" + file));
    }
    command.addAll(List.of("--perms", "1777", "--tmpfs", "/tmp", "--tmpfs", "/dev/shm"));
    command.addAll(List.of("--bind", repository.toString(), "/workspace"));
    command.addAll(List.of(writable ? "--bind" : "--ro-bind", host.toString(), Configurer.ROOT));
    if (tools != null) {
      command.addAll(List.of("--ro-bind", tools.toString(), "/tools"));
    }
    command.addAll(List.of("--chdir", "/workspace"));
    command.addAll(invocation.command());
    return command;
  }
}
