package io.threeways.build.run;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All builds, and who may drive them. */
public interface Builds {

  BuildId next(RepositoryName repository);

  /** Adds a build; a change's commit has at most one, see {@link #of}. */
  void add(Build.Queued build);

  /** The build of this commit as part of this change. */
  Optional<BuildId> of(ChangeId change, CommitSha commit);

  Optional<Build> find(BuildId id);

  /** Finds it and keeps others from changing it until the transaction ends. */
  Optional<Build> lock(BuildId id);

  /**
   * The build that has waited longest among those that are due, and those whose driver has shown no
   * sign of life; locked. Builds that others have locked are passed over.
   */
  Optional<Build> claimable(Instant now);

  /** Replaces a build that {@link #lock} or {@link #claimable} gave. */
  void save(Build build);

  /** What a build that passed left behind, until it is known what becomes of it. */
  void keep(BuildId id, Product product);

  /** Empty when it left nothing, or is not known to. */
  Optional<Product> kept(BuildId id);

  /** The newest first. */
  List<Build> list(Filter filter);

  /** Of all attempts, in their order. */
  List<StageRecord> stages(BuildId id);

  /** Adds the record, or replaces the one of the same attempt and position. */
  void put(BuildId id, StageRecord stage);

  /**
   * Which builds; null says any.
   *
   * @param most how many at most
   */
  record Filter(
      @Nullable RepositoryName repository,
      @Nullable BranchName branch,
      @Nullable CommitSha commit,
      int most) {}
}
