/** Environments and what is placed in them: created by the first deployment to them. */
@NullMarked
package io.threeways.deploy.environment;

import org.jspecify.annotations.NullMarked;
