package io.threeways.build.run;

import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.InfrastructureFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Gets a build the environment that its stage needs: asks for it once and waits, here or in the
 * process that goes on after this one has died.
 */
@ApplicationScoped
public class ProvideEnvironment {
  private final BuildEnvironments environments;
  private final EnvironmentNews news;
  private final Agent agent;
  private final Products products;
  private final RecordProgress progress;
  private final RunLimits limits;
  private final Clock clock;

  ProvideEnvironment(
      BuildEnvironments environments,
      EnvironmentNews news,
      Agent agent,
      Products products,
      RecordProgress progress,
      RunLimits limits,
      @Named("build-clock") Clock clock) {
    this.environments = environments;
    this.news = news;
    this.agent = agent;
    this.products = products;
    this.progress = progress;
    this.limits = limits;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Provided {}

  record Serving(Surroundings surroundings) implements Provided {}

  /** What the build has made does not run, or it has made nothing. */
  record NotServing(String reason) implements Provided {}

  Provided provide(Build.Running build, Drive drive, Pipeline pipeline, BuildLog log, Stop stop)
      throws InfrastructureFailure, InterruptedException {
    if (environments.find(build.id(), build.attempt()).isEmpty()) {
      Optional<NotServing> failure = request(build, drive, pipeline, log);
      if (failure.isPresent()) {
        return failure.get();
      }
    }
    return await(build, log, stop);
  }

  /** What its servers ran; empty when there was none. */
  Optional<Product> tested(BuildId build, int attempt) {
    return environments.find(build, attempt).map(known -> known.request().product());
  }

  /** What has become of it since: a stage that fails in what is not there has not failed. */
  Optional<String> loss(BuildId build, int attempt) {
    return environments
        .find(build, attempt)
        .filter(BuildEnvironment.Lost.class::isInstance)
        .map(lost -> ((BuildEnvironment.Lost) lost).reason());
  }

  private Optional<NotServing> request(
      Build.Running build, Drive drive, Pipeline pipeline, BuildLog log)
      throws InfrastructureFailure, InterruptedException {
    Stage publishing = pipeline.publishing().orElseThrow();
    Deploy deploy = Objects.requireNonNull(pipeline.deploy(), "a valid file describes servers");
    String path = String.valueOf(publishing.artifact());
    try {
      return switch (agent.read(
          Assignment.of(build).workspace(), path, tar -> products.keep(build, path, tar))) {
        case Product kept -> {
          log.narrate("an environment is asked for, with artifact " + kept.digest());
          progress.requestsEnvironment(drive, kept, deploy);
          yield Optional.empty();
        }
        case Products.TooLarge refused -> Optional.of(new NotServing(refused.describe()));
      };
    } catch (Agent.NotInWorkspace e) {
      return Optional.of(
          new NotServing(
              "stage %s passed and left no artifact: %s"
                  .formatted(publishing.name(), e.getMessage())));
    }
  }

  private Provided await(Build.Running build, BuildLog log, Stop stop)
      throws InfrastructureFailure, InterruptedException {
    Instant deadline = clock.instant().plus(limits.environment());
    while (true) {
      long seen = news.now();
      BuildEnvironment environment = environments.find(build.id(), build.attempt()).orElseThrow();
      switch (environment) {
        case BuildEnvironment.Ready ready -> {
          log.narrate(
              "environment %s serves at %s"
                  .formatted(ready.name(), ready.surroundings().servers()));
          return new Serving(ready.surroundings());
        }
        case BuildEnvironment.Unfit unfit -> {
          return new NotServing("environment %s: %s".formatted(unfit.name(), unfit.reason()));
        }
        case BuildEnvironment.Lost lost ->
            throw new InfrastructureFailure(
                "there is no environment %s: %s".formatted(lost.name(), lost.reason()));
        case BuildEnvironment.Requested _ -> {
          if (stop.isWanted()) {
            throw new InfrastructureFailure("the build was stopped before its environment served");
          }
          if (clock.instant().isAfter(deadline)) {
            throw new InfrastructureFailure(
                "environment %s did not serve within %s"
                    .formatted(environment.name(), limits.environment()));
          }
          news.await(seen, limits.poll());
        }
      }
    }
  }
}
