/** What the world hears about environments. */
@NullMarked
package io.threeways.deploy.environment.kafka;

import org.jspecify.annotations.NullMarked;
