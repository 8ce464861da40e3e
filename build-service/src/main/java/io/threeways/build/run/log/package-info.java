/** Logs of builds as files. */
@NullMarked
package io.threeways.build.run.log;

import org.jspecify.annotations.NullMarked;
