/** Commands about repositories. */
@NullMarked
package io.threeways.cli.repo;

import org.jspecify.annotations.NullMarked;
