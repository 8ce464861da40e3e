package io.threeways.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OpeningTest {
  @TempDir Path folder;

  @Test
  void aFileOpens() throws Exception {
    Files.writeString(folder.resolve("file"), "content");

    try (Opening opening = new Opening(Duration.ofSeconds(10));
        SecureDirectoryStream<Path> root = Packing.open(folder);
        SeekableByteChannel channel = opening.open(root, Path.of("file"))) {
      assertThat(channel.size()).isEqualTo(7);
    }
  }

  @Test
  void whatIsNotThereIsSaidAsItIs() throws Exception {
    try (Opening opening = new Opening(Duration.ofSeconds(10));
        SecureDirectoryStream<Path> root = Packing.open(folder)) {
      assertThatThrownBy(() -> opening.open(root, Path.of("none")))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void aPipeThatNobodyWritesToIsGivenUp() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    try (SecureDirectoryStream<Path> root = Packing.open(folder)) {
      try (Opening opening = new Opening(Duration.ofMillis(200))) {
        assertThatThrownBy(() -> opening.open(root, Path.of("pipe")))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("did not open");
      } finally {
        // Or the thread that is left behind would hold the folder.
        new FileOutputStream(pipe.toFile()).close();
      }
    }
  }
}
