package io.threeways.agent.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of the host can be read inside every sandbox: programs and libraries, a few files of {@code
 * /etc} that hold no secrets, and the toolbox.
 *
 * @param binds folders and files, read-only
 * @param links symbolic links, as a merged {@code /usr} has them
 */
public record SystemView(List<Bind> binds, List<Link> links) {
  private static final List<String> PROGRAMS =
      List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
  private static final List<String> SETTINGS =
      List.of(
          "/etc/alternatives",
          "/etc/ld.so.cache",
          "/etc/ld.so.conf",
          "/etc/ld.so.conf.d",
          "/etc/localtime",
          "/etc/ssl/certs");
  private static final String USERS =
      """
      root:x:0:0:root:/:/bin/sh
      sandbox:x:1000:1000:sandbox:/tmp:/bin/sh
      """;
  private static final String GROUPS = "root:x:0:\nsandbox:x:1000:\n";
  private static final String HOSTS = "127.0.0.1 localhost sandbox\n::1 localhost\n";
  private static final String NAMES = "passwd: files\ngroup: files\nhosts: files\n";

  /**
   * @param source on the host
   * @param target inside
   */
  public record Bind(Path source, String target) {}

  /**
   * @param destination what it points to
   * @param target where it stands inside
   */
  public record Link(String destination, String target) {}

  /**
   * Looks at the host.
   *
   * @param toolbox each child appears below {@code /toolbox}, or null for none
   * @param jdk appears at {@code /toolbox/jdk}
   */
  public static SystemView of(@Nullable Path toolbox, Path jdk) {
    List<Bind> binds = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    try {
      for (String program : PROGRAMS) {
        Path path = Path.of(program);
        if (Files.isSymbolicLink(path)) {
          links.add(new Link(Files.readSymbolicLink(path).toString(), program));
        } else if (Files.isDirectory(path)) {
          binds.add(new Bind(path, program));
        }
      }
      SETTINGS.stream().map(Path::of).filter(Files::exists).forEach(path -> add(binds, path));
      // Some distributions keep a JDK's settings apart and link to them from its home.
      children(Path.of("/etc"), "java*").forEach(path -> add(binds, path));
      if (toolbox != null) {
        for (Path tool : children(toolbox, "*")) {
          binds.add(new Bind(tool.toRealPath(), "/toolbox/" + tool.getFileName()));
        }
      }
      binds.add(new Bind(jdk.toRealPath(), "/toolbox/jdk"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the host's system folders", e);
    }
    return new SystemView(List.copyOf(binds), List.copyOf(links));
  }

  /** Adds the files that name a sandbox's only user, written once into a folder of the agent. */
  public SystemView withOwnSettings(Path folder) {
    List<Bind> all = new ArrayList<>(binds);
    all.add(written(folder, "passwd", USERS));
    all.add(written(folder, "group", GROUPS));
    all.add(written(folder, "hosts", HOSTS));
    all.add(written(folder, "nsswitch.conf", NAMES));
    return new SystemView(List.copyOf(all), links);
  }

  /** The folders above all that is bound, the outermost first. */
  SortedSet<String> folders() {
    SortedSet<String> folders = new TreeSet<>();
    for (Bind bind : binds) {
      Path parent = Path.of(bind.target()).getParent();
      while (parent != null && parent.getNameCount() > 0) {
        folders.add(parent.toString());
        parent = parent.getParent();
      }
    }
    return folders;
  }

  private static Bind written(Path folder, String name, String content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return new Bind(file, "/etc/" + name);
  }

  private static void add(List<Bind> binds, Path path) {
    binds.add(new Bind(path, path.toString()));
  }

  private static List<Path> children(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, glob)) {
      children.forEach(found::add);
    }
    return found;
  }
}
