package io.threeways.build.pullrequest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.threeways.build.pullrequest.Batch;
import io.threeways.build.pullrequest.MergeQueues;
import io.threeways.build.repository.ChangeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merge queue as a client sees it.
 *
 * @param waitsFor what keeps it, in words; missing when it waits for builds only
 * @param pausedUntil after a failure of the host
 * @param batches what is tried, the first one first
 * @param waiting ids of pull requests that wait for their turn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueueView(
    String repository,
    @Nullable String waitsFor,
    @Nullable Instant pausedUntil,
    List<BatchView> batches,
    List<String> waiting) {

  /**
   * @param state {@code trying} or {@code landing}
   * @param members ids of the pull requests that are merged, in their order
   * @param base what they are merged onto: main, or the batch ahead
   * @param build that tests the merge
   */
  public record BatchView(
      long number,
      String state,
      List<String> members,
      String base,
      String commit,
      String build,
      Instant madeAt) {

    static BatchView of(Batch.Active batch) {
      Batch.Merge merge = batch.merge();
      return new BatchView(
          merge.number(),
          switch (batch) {
            case Batch.Trying _ -> "trying";
            case Batch.Landing _ -> "landing";
          },
          merge.members().stream().map(member -> member.change().toString()).toList(),
          merge.base().text(),
          merge.commit().text(),
          batch.build().toString(),
          merge.madeAt());
    }
  }

  static QueueView of(
      String repository,
      MergeQueues.@Nullable State state,
      List<Batch.Active> batches,
      List<MergeQueues.Waiting> waiting) {
    return new QueueView(
        repository,
        state == null ? null : state.waitsFor(),
        state == null ? null : state.pausedUntil(),
        batches.stream().map(BatchView::of).toList(),
        waiting.stream().map(one -> one.member().change()).map(ChangeId::toString).toList());
  }
}
