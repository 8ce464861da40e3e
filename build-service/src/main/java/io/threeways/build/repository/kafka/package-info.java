/** What is said about repositories, branches and changes. */
@NullMarked
package io.threeways.build.repository.kafka;

import org.jspecify.annotations.NullMarked;
