package io.threeways.cli.check;

import io.threeways.pipeline.report.Glob;
import io.threeways.pipeline.report.ReportFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reports out of an archive that the agent packed. */
final class FetchedReports {
  private FetchedReports() {}

  /** The part of a glob before its first pattern: no other folder can hold a match. */
  static String folderOf(String glob) {
    int pattern = glob.length();
    for (char special : "*?[{".toCharArray()) {
      int at = glob.indexOf(special);
      pattern = at < 0 ? pattern : Math.min(pattern, at);
    }
    int end = glob.lastIndexOf('/', Math.max(0, pattern - 1));
    return end < 0 ? "" : glob.substring(0, end);
  }

  static List<ReportFile> read(InputStream archive, String glob)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("threeways-reports");
    try {
      unpack(archive, folder);
      return matching(folder, glob);
    } finally {
      remove(folder);
    }
  }

  private static void unpack(InputStream archive, Path folder)
      throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "-xf", "-", "-C", folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = tar.getOutputStream()) {
      archive.transferTo(in);
    }
    if (tar.waitFor() != 0) {
      throw new IOException("tar ended with " + tar.exitValue());
    }
  }

  private static List<ReportFile> matching(Path folder, String glob) throws IOException {
    Glob matcher = new Glob(glob);
    List<ReportFile> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path path = folder.relativize(file);
        if (matcher.matches(path)) {
          found.add(new ReportFile(path.toString(), Files.readAllBytes(file)));
        }
      }
    }
    return found;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
