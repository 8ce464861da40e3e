/**
 * How the machines of an environment get what applications there need: checked, applied, watched.
 */
@NullMarked
package io.threeways.deploy.configuration;

import org.jspecify.annotations.NullMarked;
