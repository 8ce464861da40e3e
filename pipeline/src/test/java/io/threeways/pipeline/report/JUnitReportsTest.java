package io.threeways.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitReportsTest {
  private final JUnitReports reports = new JUnitReports();

  @Test
  void countsCasesAndFindsFileAndLineOfTheTestItself() {
    TestResults results =
        read(
            """
            <testsuite name="io.shop.CartTest" tests="4" failures="1" errors="1" skipped="1">
              <properties><property name="a" value="b"/></properties>
              <testcase classname="io.shop.CartTest" name="adds" time="0.5"/>
              <testcase classname="io.shop.CartTest" name="sums" time="1,000.25">
                <failure message="expected: 3 but was: 4" type="AssertionFailedError"><![CDATA[
            org.opentest4j.AssertionFailedError: expected: 3 but was: 4
            \tat org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)
            \tat app//io.shop.Cart.check(Cart.java:7)
            \tat app//io.shop.CartTest$Sums.sums(CartTest.java:42)
            ]]></failure>
                <system-out>noise</system-out>
              </testcase>
              <testcase classname="io.shop.CartTest" name="empties"><error>boom
            more</error></testcase>
              <testcase classname="io.shop.CartTest" name="later"><skipped/></testcase>
            </testsuite>
            """);

    assertThat(results)
        .extracting("passed", "failed", "skipped", "duration", "lies", "problems")
        .containsExactly(1, 2, 1, Duration.ofMillis(1_000_750), List.of(), List.of());
    assertThat(results.failures())
        .containsExactly(
            new FailedTest(
                "io.shop.CartTest", "sums", "expected: 3 but was: 4", "io/shop/CartTest.java", 42),
            new FailedTest("io.shop.CartTest", "empties", "boom", null, null));
  }

  @Test
  void takesFileAndLineThatTheReportNames() {
    assertThat(
            read("""
                    <testsuites><testsuite name="s"><testcase classname="t" name="n" file="tests/t.py" line="9">
                    <failure message="no"/></testcase></testsuite></testsuites>
                    """)
                .failures())
        .containsExactly(new FailedTest("t", "n", "no", "tests/t.py", 9));
  }

  /** A build's end is told with them, in a record of Kafka: a million bytes. */
  @Test
  void noNameOfAFailureIsLongerThanMayBeTold() {
    String endless = "x".repeat(100_000);
    TestResults results =
        read(
            """
            <testsuite name="%1$s" tests="9">
              <testcase classname="%1$s" name="%1$s"><failure message="no">
            at a.%1$s.b(%1$s.java:1)</failure></testcase>
              <testcase classname="c" name="n" file="%1$s"><failure message="no"/></testcase>
            <%1$s>
            """
                .formatted(endless));

    assertThat(results.failures())
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure.describe()).hasSizeLessThan(2_000));
    assertThat(results.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.describe()).hasSizeLessThan(3_000));
  }

  @Test
  void noMessageEndsInsideACharacter() {
    String smile = "\uD83D\uDE00";
    TestResults results =
        read(
            "<testsuite name='s'><testcase classname='c' name='n'><failure message='x%s'/>"
                    .formatted(smile.repeat(2_000))
                + "</testcase></testsuite>");

    assertThat(results.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.message()).hasSize(1_999).endsWith(smile));
  }

  @Test
  void aTruncatedReportIsLocatedAndItsCasesStillCount() {
    TestResults results =
        read("<testsuite name='s'>\n<testcase name='a'/>\n<testcase name='b'><failure mess");

    assertThat(results.passed()).isEqualTo(1);
    assertThat(results.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("TEST.xml");
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.column()).isGreaterThan(20);
            });
  }

  @Test
  void anExternalEntityIsRefusedAndNothingIsRead(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret");

    TestResults results =
        read(
            """
            <!DOCTYPE testsuite [<!ENTITY x SYSTEM "%s">]>
            <testsuite name="s"><testcase name="a"><failure message="&x;">&x;</failure></testcase></testsuite>
            """
                .formatted(secret.toUri()));

    assertThat(results.problems())
        .containsExactly(
            new ReportProblem(
                "TEST.xml",
                1,
                results.problems().getFirst().column(),
                "a document type is not read: it can name files and blow up"));
    assertThat(results.toString()).doesNotContain("s3cret");
  }

  @Test
  void entitiesThatBlowUpAreRefused() {
    assertThat(
            read("<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><testsuite name='&b;'/>")
                .problems())
        .hasSize(1);
  }

  @Test
  void aReportThatLiesAboutItsCountsIsToldSo() {
    TestResults results =
        read(
            """
            <testsuite name="s" tests="5" failures="0" errors="0" skipped="0">
              <testcase name="a"><failure message="no"/></testcase>
            </testsuite>
            """);

    assertThat(results.failed()).isEqualTo(1);
    assertThat(results.lies())
        .extracting(ReportProblem::describe)
        .containsExactly(
            "TEST.xml:1:67: testsuite 's' says tests=\"5\", its cases say 1",
            "TEST.xml:1:67: testsuite 's' says failures=\"0\", its cases say 1");
  }

  @Test
  void aReportThatSpeaksOfFailuresItDoesNotShowIsNotBelieved() {
    assertThat(
            read("<testsuite name='s' failures='0' errors='2'><testcase name='a'><error/></testcase></testsuite>")
                .problems())
        .extracting(ReportProblem::message)
        .containsExactly("testsuite 's' says more tests failed than it shows");
    assertThat(
            read("<testsuite name='s' failures='1' errors='x'><testcase name='a'><failure/></testcase></testsuite>")
                .problems())
        .isEmpty();
  }

  @Test
  void sumsOfNestedSuitesAreChecked() {
    assertThat(
            read("""
                    <testsuites name="all" tests="2"><testsuite name="a" tests="1"><testcase name="x"/></testsuite>
                    <testsuite name="b" tests="1"><testcase name="y"/></testsuite></testsuites>
                    """)
                .lies())
        .isEmpty();
  }

  @Test
  void whatIsNoReportIsRefused() {
    assertThat(read("<html/>").problems())
        .extracting(ReportProblem::message)
        .containsExactly("a JUnit report begins with testsuites or testsuite, not with html");
    assertThat(read("").problems()).hasSize(1);
    assertThat(read("\u0000").problems()).hasSize(1);
    assertThat(read("<testsuite>".repeat(60)).problems())
        .extracting(ReportProblem::message)
        .containsExactly("elements are nested more than 50 deep");
  }

  @Test
  void sizeAndNumberAreLimited() {
    JUnitReports small = new JUnitReports(new ReportLimits(40, 1, 1, 10, 10));

    TestResults results =
        small.read(
            List.of(
                report("a.xml", "<testsuite>" + " ".repeat(50)), report("b.xml", "<testsuite/>")));

    assertThat(results.problems())
        .extracting(ReportProblem::message)
        .containsExactly(
            "the report has 61 bytes; at most 40 are read",
            "there are 2 reports; at most 1 are read");
  }

  private TestResults read(String xml) {
    return reports.read(List.of(report("TEST.xml", xml)));
  }

  private static ReportFile report(String path, String xml) {
    return new ReportFile(path, xml.getBytes(StandardCharsets.UTF_8));
  }
}
