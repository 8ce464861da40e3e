/** Repositories, their branches, and the changes that are pushed to them. */
@NullMarked
package io.threeways.build.repository;

import org.jspecify.annotations.NullMarked;
