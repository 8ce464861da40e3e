/** What is heard of commits and told of environments. */
@NullMarked
package io.threeways.deploy.configuration.kafka;

import org.jspecify.annotations.NullMarked;
