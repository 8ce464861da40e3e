package io.threeways.deploy.rollout;

import java.util.UUID;

/** New ids, UUIDv7: of deployments and chains. */
@FunctionalInterface
public interface Ids {
  UUID next();
}
