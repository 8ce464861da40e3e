package io.threeways.local.topology;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What earlier builds left behind: copies of applications, each as large as the application, and
 * their start-up caches.
 *
 * @param applications the folder of all copies, see {@link Installation}
 * @param caches the folder of all start-up caches
 */
public record OlderCopies(Path applications, Path caches) {
  /**
   * Removes the other copies of the same applications, as far as no process runs from them.
   *
   * @param current the names of the copies that are started now
   */
  public void removeBeside(Set<String> current) throws IOException {
    Set<String> started =
        current.stream().map(OlderCopies::application).collect(Collectors.toSet());
    List<String> running = commandLines();
    for (Path copy : children(applications, "*")) {
      String name = copy.getFileName().toString();
      boolean older = started.contains(application(name)) && !current.contains(name);
      // By its last names: who started a process may have come here by another way.
      String place = applications.getFileName() + "/" + name + "/";
      if (older && running.stream().noneMatch(line -> line.contains(place))) {
        remove(copy);
        for (Path cache : children(caches, name + "[.-]*")) {
          remove(cache);
        }
      }
    }
  }

  /** Without the fingerprint at the end. */
  private static String application(String copy) {
    return copy.substring(0, Math.max(0, copy.lastIndexOf('-')));
  }

  private static List<String> commandLines() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .toList();
  }

  private static List<Path> children(Path folder, String glob) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      return StreamSupport.stream(found.spliterator(), false).toList();
    }
  }

  private static void remove(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
