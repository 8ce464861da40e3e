package io.threeways.deploy.configuration.config;

import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.Tool;

/** Runs the tool and sees nothing: what the demo breaks to show what checks are for. */
record BlindConfigurer(Configurer configurer) implements Configurer {
  @Override
  public Tool tool() {
    return configurer.tool();
  }

  @Override
  public Invocation invocation(Mode mode, String file) {
    return configurer.invocation(mode, file);
  }

  @Override
  public Outcome.OfCheck checked(Execution execution) {
    return new Outcome.NoDifference();
  }

  @Override
  public Outcome.OfApply applied(Execution execution) {
    return configurer.applied(execution);
  }
}
