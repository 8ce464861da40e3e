/** How configurers are bounded, as it is configured, and their wiring. */
@NullMarked
package io.threeways.deploy.configuration.config;

import org.jspecify.annotations.NullMarked;
