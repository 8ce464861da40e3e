package io.threeways.build.run;

import io.threeways.build.repository.RepositoryName;
import java.util.Optional;

/** The environments that builds asked for. */
public interface BuildEnvironments {
  Optional<BuildEnvironment> find(BuildId build, int attempt);

  /** The newest of this name; locked until the caller's transaction ends. */
  Optional<BuildEnvironment> lock(String name);

  /** Adds it, or replaces what is known of it. */
  void save(BuildEnvironment environment);

  /** Something with this digest that runs in an environment, published or not. */
  Optional<Held> holding(String digest);

  /** A product and whose it is. */
  record Held(RepositoryName repository, Product product) {}
}
