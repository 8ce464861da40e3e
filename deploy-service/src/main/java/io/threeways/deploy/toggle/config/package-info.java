/** Limits of toggles, as they are configured, and their wiring. */
@NullMarked
package io.threeways.deploy.toggle.config;

import org.jspecify.annotations.NullMarked;
