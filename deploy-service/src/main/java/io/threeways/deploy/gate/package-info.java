/** What holds deployments back, for reasons that are not their own. */
@NullMarked
package io.threeways.deploy.gate;

import org.jspecify.annotations.NullMarked;
