package io.threeways.pipeline.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One report, from its first to its last element. */
final class ReportReader {
  private static final int DEEPEST = 50;

  private final String path;
  private final XMLStreamReader xml;
  private final ReportLimits limits;
  private final Counting counting;
  private final Deque<OpenSuite> suites = new ArrayDeque<>();
  private int depth;

  ReportReader(String path, XMLStreamReader xml, ReportLimits limits, Counting counting) {
    this.path = path;
    this.xml = xml;
    this.limits = limits;
    this.counting = counting;
  }

  void read() throws XMLStreamException {
    boolean root = true;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw refused("a document type is not read: it can name files and blow up");
        case XMLStreamConstants.START_ELEMENT -> {
          String name = xml.getLocalName();
          if (root && !name.equals("testsuites") && !name.equals("testsuite")) {
            throw refused("a JUnit report begins with testsuites or testsuite, not with " + name);
          }
          root = false;
          begin(name);
        }
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        default -> {
          // Text between cases says nothing.
        }
      }
    }
  }

  private void begin(String name) throws XMLStreamException {
    if (++depth > DEEPEST) {
      throw refused("elements are nested more than %d deep".formatted(DEEPEST));
    }
    switch (name) {
      case "testsuites", "testsuite" -> suites.push(openSuite(name));
      case "testcase" -> testCase();
      default -> {
        // Properties and output are not counted.
      }
    }
  }

  private void end(String name) {
    depth--;
    if (name.equals("testsuite") || name.equals("testsuites")) {
      OpenSuite suite = suites.pop();
      suite.lies().forEach(lie -> counting.lie(about(suite, lie)));
      if (suite.hidesFailures()) {
        counting.problem(about(suite, suite.name + " says more tests failed than it shows"));
      }
      if (!suites.isEmpty()) {
        suites.element().add(suite);
      }
    }
  }

  private ReportProblem about(OpenSuite suite, String message) {
    return new ReportProblem(path, suite.line, suite.column, message);
  }

  private OpenSuite openSuite(String element) {
    return new OpenSuite(
        element + " '" + attribute("name", "") + "'",
        Map.of(
            "tests", attribute("tests", ""),
            "failures", attribute("failures", ""),
            "errors", attribute("errors", ""),
            "skipped", attribute("skipped", "")),
        xml.getLocation().getLineNumber(),
        Math.max(1, xml.getLocation().getColumnNumber()));
  }

  private void testCase() throws XMLStreamException {
    String suite = attribute("classname", suites.isEmpty() ? "" : suites.element().name);
    String test = attribute("name", "?");
    String file = attribute("file", "");
    Integer line = number(attribute("line", ""));
    Duration time = seconds(attribute("time", ""));
    @Nullable FailedTest failed = null;
    CaseEnd end = CaseEnd.PASSED;
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "failure", "error" -> {
          end = xml.getLocalName().equals("error") ? CaseEnd.ERROR : CaseEnd.FAILURE;
          String message = attribute("message", "");
          String trace = text();
          if (failed == null) {
            failed = new Failure(suite, test, message, trace, file, line).located(limits);
          }
        }
        case "skipped" -> {
          end = CaseEnd.SKIPPED;
          skipElement();
        }
        default -> skipElement();
      }
    }
    depth--;
    counting.add(new TestName(suite, test), end, time, failed);
    if (!suites.isEmpty()) {
      suites.element().add(end);
    }
  }

  /** The element's own text, bounded; leaves the reader at its end. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int open = 1; open > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> open++;
        case XMLStreamConstants.END_ELEMENT -> open--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          int room = limits.trace() - text.length();
          text.append(
              xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
        }
        default -> {
          // Comments are not part of the text.
        }
      }
    }
    return text.toString();
  }

  private void skipElement() throws XMLStreamException {
    for (int open = 1; open > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  private String attribute(String name, String fallback) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? fallback : value;
  }

  private static @Nullable Integer number(String text) {
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }

  private static Duration seconds(String text) {
    // Surefire writes thousands with a comma.
    String plain = text.replace(",", "");
    return plain.matches("\\d{1,7}(\\.\\d{1,12})?")
        ? Duration.ofNanos(Math.round(Double.parseDouble(plain) * 1e9))
        : Duration.ZERO;
  }

  private XMLStreamException refused(String why) {
    return new XMLStreamException(why, xml.getLocation());
  }
}
