package io.threeways.deploy.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a run. */
public sealed interface Outcome {
  /** Of a run that only looked. */
  sealed interface OfCheck extends Outcome {}

  /** Of a run that changed what it had to. */
  sealed interface OfApply extends Outcome {}

  /** The machine is as the description says. */
  record NoDifference() implements OfCheck {}

  /**
   * It is not.
   *
   * @param differences at least one
   */
  record Different(List<Difference> differences) implements OfCheck {
    public Different {
      differences = Difference.bounded(differences);
    }
  }

  /**
   * It is now as the description says.
   *
   * @param changes none where it was so before
   */
  record Applied(List<Difference> changes) implements OfApply {
    public Applied {
      changes = Difference.bounded(changes);
    }
  }

  /**
   * It is something between what it was and what the description says. Applying it again goes on
   * from here.
   *
   * @param failedAt the task or resource
   * @param reason what the tool says
   * @param changes what was done before, and beside
   */
  record Partly(String failedAt, String reason, List<Difference> changes) implements OfApply {
    public Partly {
      changes = Difference.bounded(changes);
    }
  }

  /**
   * Nothing can be said of the machine, and nothing was changed that anybody knows of.
   *
   * @param reason one sentence for a person
   * @param exitCode of the tool; null when it did not end by itself
   * @param lastLines of what it said
   */
  record Failed(String reason, @Nullable Integer exitCode, String lastLines)
      implements OfCheck, OfApply {}
}
