package io.threeways.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns and names that a pusher chooses. */
class GlobTest {
  @Property(tries = 2000)
  void itMatchesWhatTheJdkMatches(@ForAll("globs") String glob, @ForAll("paths") String path) {
    boolean expected =
        FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(path));

    assertThat(new Glob(glob).matches(Path.of(path))).as(glob + " of " + path).isEqualTo(expected);
  }

  @Provide
  Arbitrary<String> globs() {
    return Arbitraries.of("a", "b", "/", "*", "**", "?", ".xml", "[ab]", "[!a]", "[a-b]", "{a,b*}")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "ab", "a.xml", "c/b", "b/a.xml", "a/b/c")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> String.join("/", parts));
  }

  @Test
  void aPatternThatWouldBeTriedForHoursIsAnsweredAtOnce() {
    Glob glob = new Glob("**a".repeat(60) + "b");
    Path path = Path.of("a".repeat(250) + "/" + "a".repeat(250));

    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), () -> glob.matches(path)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a", "a}", "[]", "{{a", "\\Q", "(a", "a|b", "[!"})
  void whatIsNoPatternStandsForItself(String text) {
    assertThat(new Glob(text).matches(Path.of(text))).isTrue();
    assertThat(new Glob(text).matches(Path.of("x"))).isFalse();
  }

  @Test
  void aRangeThatRunsBackwardsHoldsNothing() {
    assertThat(new Glob("[z-a]").matches(Path.of("m"))).isFalse();
  }
}
