package io.threeways.build.run.agent;

import io.threeways.pipeline.report.Glob;
import io.threeways.pipeline.report.ReportFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an archive that match a glob, as long as there is room. */
final class Reports {
  /** What a report takes besides its content and the letters of its path, empty ones too. */
  private static final int BYTES_PER_REPORT = 128;

  private final String glob;
  private final Glob matcher;
  private final long room;

  /**
   * @param room how many bytes are read at most; what does not fit is cut, and then no report any
   *     more
   */
  Reports(String glob, long room) {
    this.glob = glob;
    this.matcher = new Glob(glob);
    this.room = room;
  }

  /** The deepest folder that holds everything that can match; empty for the workspace itself. */
  String folder() {
    int wildcard = glob.length();
    for (char special : "*?[{".toCharArray()) {
      int at = glob.indexOf(special);
      wildcard = at < 0 ? wildcard : Math.min(wildcard, at);
    }
    return wildcard == glob.length()
        ? glob
        : glob.substring(0, Math.max(0, glob.lastIndexOf('/', wildcard)));
  }

  List<ReportFile> read(InputStream archive) throws IOException {
    List<ReportFile> found = new ArrayList<>();
    long left = room;
    TarArchiveInputStream tar = new TarArchiveInputStream(archive, "UTF-8");
    for (TarArchiveEntry entry = tar.getNextEntry();
        entry != null && left > 0;
        entry = tar.getNextEntry()) {
      if (entry.isFile() && matcher.matches(Path.of(entry.getName()))) {
        byte[] content = tar.readNBytes((int) Math.min(left, Integer.MAX_VALUE - 8));
        left -= content.length + 2L * entry.getName().length() + BYTES_PER_REPORT;
        found.add(new ReportFile(entry.getName(), content));
      }
    }
    return found;
  }
}
