/** The schema of deploy-service. */
@NullMarked
package io.threeways.deploy.store;

import org.jspecify.annotations.NullMarked;
