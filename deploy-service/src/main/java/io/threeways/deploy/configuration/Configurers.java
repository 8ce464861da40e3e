package io.threeways.deploy.configuration;

import java.util.List;
import java.util.Optional;

/** Those that there are. */
public record Configurers(List<Configurer> all) {
  public Configurers {
    all = List.copyOf(all);
  }

  Optional<Configurer> of(Tool tool) {
    return all.stream().filter(one -> one.tool() == tool).findFirst();
  }
}
