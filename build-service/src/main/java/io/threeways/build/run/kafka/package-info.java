/** What is said about builds. */
@NullMarked
package io.threeways.build.run.kafka;

import org.jspecify.annotations.NullMarked;
