/** Tests of learning-service, and what they are told about. */
@NullMarked
package io.threeways.learning;

import org.jspecify.annotations.NullMarked;
