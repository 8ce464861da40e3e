/** Limits of environments on demand, as they are configured, and their wiring. */
@NullMarked
package io.threeways.deploy.ondemand.config;

import org.jspecify.annotations.NullMarked;
