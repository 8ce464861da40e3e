package io.threeways.pipeline.report;

import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads JUnit XML as Ant, Surefire, Gradle, pytest and others write it.
 *
 * <p>No document type, hence no entity of its own, is read; nothing outside the bytes is touched.
 */
public final class JUnitReports {
  private static final String JDK_PREFIX = "\nMessage: ";

  private final ReportLimits limits;
  private final XMLInputFactory xml;

  public JUnitReports() {
    this(ReportLimits.DEFAULT);
  }

  public JUnitReports(ReportLimits limits) {
    this.limits = limits;
    this.xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_COALESCING, false);
  }

  /**
   * @param files of one stage; read in the order of their paths
   */
  public TestResults read(List<ReportFile> files) {
    return read(files, Set.of());
  }

  /**
   * @param awaited the tests that are told of when they passed: {@link TestResults#passedAgain}
   */
  public TestResults read(List<ReportFile> files, Set<TestName> awaited) {
    Counting counting = new Counting(limits, awaited);
    List<ReportFile> ordered =
        files.stream().sorted(Comparator.comparing(ReportFile::path)).toList();
    for (ReportFile file : ordered.subList(0, Math.min(ordered.size(), limits.files()))) {
      read(file, counting);
    }
    if (ordered.size() > limits.files()) {
      ReportFile first = ordered.get(limits.files());
      counting.problem(
          new ReportProblem(
              first.path(),
              1,
              1,
              "there are %,d reports; at most %,d are read"
                  .formatted(ordered.size(), limits.files())));
    }
    return counting.results();
  }

  private void read(ReportFile file, Counting counting) {
    if (file.content().length > limits.fileBytes()) {
      counting.problem(
          new ReportProblem(
              file.path(),
              1,
              1,
              "the report has %,d bytes; at most %,d are read"
                  .formatted(file.content().length, limits.fileBytes())));
      return;
    }
    try {
      XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(file.content()));
      try {
        new ReportReader(file.path(), reader, limits, counting).read();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      counting.problem(problem(file.path(), e));
    }
  }

  private static ReportProblem problem(String path, XMLStreamException e) {
    Location location = e.getLocation();
    String message = String.valueOf(e.getMessage());
    // The JDK puts a line of its own before: "ParseError at [row,col]:[…]\nMessage: …".
    int own = message.indexOf(JDK_PREFIX);
    String said = own < 0 ? message : message.substring(own + JDK_PREFIX.length());
    return location == null
        ? new ReportProblem(path, 1, 1, said)
        : new ReportProblem(
            path,
            Math.max(1, location.getLineNumber()),
            Math.max(1, location.getColumnNumber()),
            said);
  }
}
