/** Plain SQL over JDBC: a statement, its parameters and its rows. */
@NullMarked
package io.threeways.jdbc;

import org.jspecify.annotations.NullMarked;
