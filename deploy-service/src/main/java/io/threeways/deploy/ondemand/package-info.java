/**
 * Environments on demand: asked for by a build or a person, like production, gone after a while.
 */
@NullMarked
package io.threeways.deploy.ondemand;

import org.jspecify.annotations.NullMarked;
