/** What is said about artifacts. */
@NullMarked
package io.threeways.build.artifact.kafka;

import org.jspecify.annotations.NullMarked;
