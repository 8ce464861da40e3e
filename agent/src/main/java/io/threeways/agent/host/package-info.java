/** What the Linux host says about its processes. */
@NullMarked
package io.threeways.agent.host;

import org.jspecify.annotations.NullMarked;
