/** Validity of routes, as it is configured. */
@NullMarked
package io.threeways.deploy.traffic.config;

import org.jspecify.annotations.NullMarked;
