/** Feature flags: what they say for whom, who changed them and why, in every process at once. */
@NullMarked
package io.threeways.deploy.toggle;

import org.jspecify.annotations.NullMarked;
