package io.threeways.build.andon;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.BuildId;
import io.threeways.pipeline.report.FailedTest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What is wrong with main, and since which commit. */
public sealed interface Breakage {

  /** The commit that is red. Only what contains it can tell that main is well again. */
  CommitSha commit();

  /** Whose green says that it is over. */
  Witness witness();

  /** The change that brought the commit; null when none is known. */
  @Nullable ChangeId change();

  /** The first test that failed; null when none is known. */
  @Nullable FailedTest test();

  /** Whether this commit's green would contradict the red one: then it is over. */
  boolean isHealedByTheSameCommit();

  /**
   * A build of ours failed, and it was the code's fault.
   *
   * @param stage that failed; null when none had begun
   */
  record RedBuild(
      BuildId build,
      ChangeId change,
      CommitSha commit,
      @Nullable String stage,
      @Nullable FailedTest test)
      implements Breakage {
    @Override
    public Witness witness() {
      return Witness.BUILDS;
    }

    @Override
    public boolean isHealedByTheSameCommit() {
      return true;
    }
  }

  /**
   * Another tool's run failed: what we build says nothing about what it looks at.
   *
   * @param run where it is seen
   */
  record ForeignRun(Witness witness, URI run, CommitSha commit, @Nullable ChangeId change)
      implements Breakage {
    @Override
    public @Nullable FailedTest test() {
      return null;
    }

    @Override
    public boolean isHealedByTheSameCommit() {
      return true;
    }
  }

  /**
   * A person saw what no test sees, so no build of the same commit contradicts it.
   *
   * @param commit where main stood
   */
  record SeenByPerson(CommitSha commit, @Nullable ChangeId change) implements Breakage {
    @Override
    public Witness witness() {
      return Witness.BUILDS;
    }

    @Override
    public @Nullable FailedTest test() {
      return null;
    }

    @Override
    public boolean isHealedByTheSameCommit() {
      return false;
    }
  }
}
