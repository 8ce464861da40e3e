/** What is said about pull requests. */
@NullMarked
package io.threeways.build.pullrequest.kafka;

import org.jspecify.annotations.NullMarked;
