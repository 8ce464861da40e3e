/** Settings. */
@NullMarked
package io.threeways.deploy.configuration.config;

import org.jspecify.annotations.NullMarked;
