/** Changes that are proposed for main: discussed, reviewed, merged by a queue. */
@NullMarked
package io.threeways.build.pullrequest;

import org.jspecify.annotations.NullMarked;
