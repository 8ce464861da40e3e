package io.threeways.cli.check;

import io.threeways.pipeline.report.ReportFile;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.RunningStage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stage whose server does not answer: there is nothing to test. */
record NeverBegun(String reason) implements RunningStage {
  @Override
  public Optional<Ending> await(Duration atMost) {
    return Optional.of(new Ending.Killed(reason, Duration.ZERO));
  }

  @Override
  public List<ReportFile> reports(String glob) {
    return List.of();
  }

  @Override
  public void stop() {
    // It never ran.
  }
}
