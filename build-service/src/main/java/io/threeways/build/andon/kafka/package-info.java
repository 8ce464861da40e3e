/** What is said about a cord. */
@NullMarked
package io.threeways.build.andon.kafka;

import org.jspecify.annotations.NullMarked;
