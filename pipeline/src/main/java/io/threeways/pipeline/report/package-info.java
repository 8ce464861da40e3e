/** What tests say about themselves: JUnit XML, read without trusting it. */
@NullMarked
package io.threeways.pipeline.report;

import org.jspecify.annotations.NullMarked;
