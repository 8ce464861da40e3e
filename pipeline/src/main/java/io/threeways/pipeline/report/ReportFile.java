package io.threeways.pipeline.report;

/**
 * A report as a stage left it.
 *
 * @param path in the workspace
 * @param content its bytes; read-only by agreement, it may be large
 */
public record ReportFile(String path, byte[] content) {}
