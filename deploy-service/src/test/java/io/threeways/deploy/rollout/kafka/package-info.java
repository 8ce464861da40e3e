/** The neighbours of deploy-service, played by tests over a real broker. */
@NullMarked
package io.threeways.deploy.rollout.kafka;

import org.jspecify.annotations.NullMarked;
