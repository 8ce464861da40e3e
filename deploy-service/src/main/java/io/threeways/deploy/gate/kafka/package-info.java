/** What build-service says about cords. */
@NullMarked
package io.threeways.deploy.gate.kafka;

import org.jspecify.annotations.NullMarked;
