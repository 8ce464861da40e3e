package io.threeways.deploy.toggle.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.deploy.jsonlogic.Generation;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import io.threeways.deploy.jsonlogic.RuleLimits;
import io.threeways.deploy.toggle.Flag;
import io.threeways.deploy.toggle.FlagCompiler;
import io.threeways.deploy.toggle.FollowToggles;
import io.threeways.deploy.toggle.LiveToggles;
import io.threeways.deploy.toggle.ToggleLimits;
import io.threeways.deploy.toggle.Toggles;
import io.threeways.deploy.toggle.file.DefinitionFile;
import io.threeways.deploy.toggle.store.ToggleFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The toggles of this process and what they work with. */
@ApplicationScoped
class ToggleBeans {
  @Produces
  @Singleton
  ToggleLimits limits(ToggleSettings settings) {
    return new ToggleLimits(settings.most());
  }

  @Produces
  @Singleton
  RuleLimits ruleLimits(ToggleSettings settings) {
    return new RuleLimits(settings.ruleDepth(), settings.ruleValues(), settings.ruleSteps());
  }

  @Produces
  @Singleton
  RuleCompiler compiler(RuleLimits limits, ToggleSettings settings) {
    return new RuleCompiler(limits, generation(settings.generation()));
  }

  @Produces
  @Singleton
  FlagCompiler flags(RuleCompiler compiler) {
    return (key, definition) -> Flag.of(key, definition, compiler);
  }

  @Produces
  @Singleton
  DefinitionFile files(ToggleSettings settings, RuleLimits limits, RuleCompiler compiler) {
    return new DefinitionFile(settings.fileBytes(), limits, compiler);
  }

  @Produces
  @Singleton
  LiveToggles live(Toggles toggles, ToggleSettings settings, FlagCompiler compiler) {
    return new LiveToggles(
        toggles, new ToggleFile(settings.folder()), compiler, settings.fault().freeze());
  }

  @Produces
  @Singleton
  FollowToggles follow(LiveToggles live, ToggleSettings settings) {
    return new FollowToggles(live, settings.poll());
  }

  void start(@Observes StartupEvent event, FollowToggles follow) {
    follow.start();
  }

  void stop(@Observes ShutdownEvent event, FollowToggles follow) {
    follow.close();
  }

  static Generation generation(int number) {
    Generation[] all = Generation.values();
    if (number < 1 || number > all.length) {
      throw new IllegalArgumentException(
          "threeways.deploy.toggle.generation is 1 to %d, not %d".formatted(all.length, number));
    }
    return all[number - 1];
  }
}
