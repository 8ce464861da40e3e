package io.threeways.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupCacheTest {
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx64m");

  private @TempDir Path folder;
  private StartupCache cache;

  @BeforeEach
  void theCacheOfAnApplicationThatWasNeverStarted() throws IOException {
    cache = new StartupCache(folder.resolve("shop"), FLAGS, anApplication());
  }

  @Test
  void theFirstStartListsItsClasses() throws IOException {
    assertThat(cache.options()).containsExactly("-XX:DumpLoadedClassList=" + file("classes"));
    assertThat(cache.isWanting()).isFalse();
  }

  @Test
  void aStartBeforeTheCacheIsMadeListsThemAgain() throws IOException {
    Files.createFile(file("classes"));

    assertThat(cache.options()).containsExactly("-XX:DumpLoadedClassList=" + file("classes"));
    assertThat(cache.isWanting()).isTrue();
  }

  @Test
  void laterStartsUseTheCache() throws Exception {
    Process first = started(cache.options());

    cache.make();

    assertThat(cache.options()).containsExactly("-XX:SharedArchiveFile=" + file("jsa"));
    assertThat(cache.isWanting()).isFalse();
    assertThat(first.isAlive()).as("the process whose classes were used").isTrue();
    // Which refuses to start with a cache that does not fit.
    List<String> second = new ArrayList<>(cache.options());
    second.add("-Xshare:on");
    started(second).destroy();
    first.destroy();
  }

  @Test
  void whatAnApplicationAddsAtItsEndIsWorthAnotherCache() throws Exception {
    Process first = started(cache.options());
    cache.make();

    first.destroy();
    first.waitFor();

    assertThat(cache.isWanting()).isTrue();
    cache.make();
    assertThat(cache.isWanting()).isFalse();
  }

  @Test
  void whatNothingCanBeMadeOfIsForgotten() throws Exception {
    Files.writeString(file("classes"), "@nonsense\n");
    assertThatThrownBy(cache::make).isInstanceOf(IOException.class);

    cache.discardClasses();

    assertThat(cache.isWanting()).isFalse();
    assertThat(cache.options()).containsExactly("-XX:DumpLoadedClassList=" + file("classes"));
  }

  private Path file(String ending) {
    return folder.resolve("shop." + ending);
  }

  /** Says a line and waits for its end. */
  private Path anApplication() throws IOException {
    Path source = folder.resolve("Shop.java");
    Files.writeString(
        source,
        """
        public class Shop {
          public static void main(String... words) throws Exception {
            System.out.println("open");
            System.in.read();
          }
        }
        """);
    tool("javac", source.toString());
    Path jar = folder.resolve("shop.jar");
    String classes = folder.toString();
    tool("jar", "-cfe", jar.toString(), "Shop", "-C", classes, "Shop.class");
    return jar;
  }

  private static void tool(String name, String... words) {
    int exitCode = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, words);
    assertThat(exitCode).as(name).isZero();
  }

  /** Returns when its main method runs, or when it ended without. */
  private Process started(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", cache.jar().toString()));
    Process process = new ProcessBuilder(command).start();
    assertThat(process.inputReader().readLine()).isEqualTo("open");
    return process;
  }
}
