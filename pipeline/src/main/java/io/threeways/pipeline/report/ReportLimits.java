package io.threeways.pipeline.report;

/**
 * How much reports may ask of their reader: whoever pushes writes them.
 *
 * @param fileBytes of one report
 * @param files of one stage
 * @param failures that are kept with their message; further ones are counted
 * @param message characters of one failure's message
 * @param trace characters of one failure's text that are searched for file and line
 */
public record ReportLimits(int fileBytes, int files, int failures, int message, int trace) {
  public static final ReportLimits DEFAULT =
      new ReportLimits(16 * 1024 * 1024, 2_000, 100, 2_000, 64 * 1024);
}
