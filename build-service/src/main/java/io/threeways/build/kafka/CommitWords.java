package io.threeways.build.kafka;

import io.threeways.build.BuildSettings;
import io.threeways.events.EnvironmentConfiguration;
import io.threeways.pipeline.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What events say of a commit, whichever way it came. */
@ApplicationScoped
public class CommitWords {
  private final BuildSettings settings;

  CommitWords(BuildSettings settings) {
    this.settings = settings;
  }

  /** Where another service finds its files, as an archive. */
  public URI files(String repository, String commit) {
    return settings
        .internalUrl()
        .resolve("/api/build/repositories/%s/commits/%s/files".formatted(repository, commit));
  }

  public List<EnvironmentConfiguration> configurations(List<Configuration> described) {
    return described.stream()
        .map(
            configuration ->
                new EnvironmentConfiguration(
                    configuration.environment(),
                    configuration.tool().name().toLowerCase(Locale.ROOT),
                    configuration.file()))
        .toList();
  }
}
