/** Toggles as events. */
@NullMarked
package io.threeways.deploy.toggle.kafka;

import org.jspecify.annotations.NullMarked;
