/** Real parts for tests: Kafka, PostgreSQL, Git, and what else no test should imitate. */
@NullMarked
package io.threeways.testkit;

import org.jspecify.annotations.NullMarked;
