package io.threeways.build.run.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.pipeline.report.ReportFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
  @Test
  void whatMatchesIsReadUntilThereIsNoRoom() throws Exception {
    byte[] archive = archive(List.of("out/a.xml", "out/note.txt", "out/b.xml"), "12345");

    List<ReportFile> found =
        new Reports("out/*.xml", 100_000).read(new ByteArrayInputStream(archive));

    assertThat(found).extracting(ReportFile::path).containsExactly("out/a.xml", "out/b.xml");
    assertThat(found.getFirst().content()).asString(StandardCharsets.UTF_8).isEqualTo("12345");
  }

  @Test
  void aReportWithoutContentTakesRoomToo() throws Exception {
    List<String> names = IntStream.range(0, 10_000).mapToObj("out/%d.xml"::formatted).toList();

    List<ReportFile> found =
        new Reports("out/*.xml", 100_000).read(new ByteArrayInputStream(archive(names, "")));

    assertThat(found).hasSizeLessThan(1_000);
  }

  private static byte[] archive(List<String> names, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (String name : names) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length());
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(StandardCharsets.UTF_8));
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
