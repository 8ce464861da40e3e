package io.threeways.deploy.configuration.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.deploy.configuration.Configurables;
import io.threeways.deploy.configuration.ConfigurationLimits;
import io.threeways.deploy.configuration.ConfigurationRounds;
import io.threeways.deploy.configuration.ConfigureEnvironment;
import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Configurers;
import io.threeways.deploy.configuration.ansible.Ansible;
import io.threeways.deploy.configuration.chef.Chef;
import io.threeways.deploy.configuration.puppet.Puppet;
import io.threeways.deploy.rollout.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** The rounds of this process and what they work with. */
@ApplicationScoped
class ConfigurationBeans {
  private static final Logger LOG = Logger.getLogger(ConfigurationBeans.class);

  @Produces
  @Singleton
  ConfigurationLimits limits(ConfigurationSettings settings) {
    return new ConfigurationLimits(
        settings.tools(),
        settings.lease(),
        settings.look(),
        settings.drift(),
        settings.attempts(),
        settings.proposals());
  }

  @Produces
  @Singleton
  Configurers configurers(ConfigurationFaultSettings fault) {
    List<Configurer> all = List.of(new Ansible(), new Puppet(), new Chef());
    if (fault.blind()) {
      LOG.warn("checks are blind by threeways.deploy.configuration.fault.blind");
      return new Configurers(all.stream().<Configurer>map(BlindConfigurer::new).toList());
    }
    return new Configurers(all);
  }

  @Produces
  @Singleton
  ConfigurationRounds rounds(
      Configurables configurables,
      ConfigureEnvironment configuring,
      ConfigurationLimits limits,
      Ids ids) {
    return new ConfigurationRounds(configurables, configuring, limits, ids.next());
  }

  void start(@Observes StartupEvent event, ConfigurationRounds rounds) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event, ConfigurationRounds rounds) {
    rounds.close();
  }
}
