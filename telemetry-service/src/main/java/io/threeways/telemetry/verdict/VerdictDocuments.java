package io.threeways.telemetry.verdict;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The published verdicts, as they were told. */
public interface VerdictDocuments {
  /** Joins the caller's transaction. */
  void add(VerdictDocument document);

  /** Of one deployment, the first one first. */
  List<VerdictDocument> of(UUID deployment);

  /** Of all, the last one first. */
  List<VerdictDocument> latest(int limit);

  /**
   * @param id of the event
   * @param json the event
   */
  record VerdictDocument(UUID id, UUID deployment, Instant at, String json) {}
}
