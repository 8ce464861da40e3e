/** The cord's limits, and its beginning and end with the process. */
@NullMarked
package io.threeways.build.andon.config;

import org.jspecify.annotations.NullMarked;
