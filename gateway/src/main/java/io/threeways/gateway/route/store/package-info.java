/** The route table on disk, so that traffic goes on with everything else down. */
@NullMarked
package io.threeways.gateway.route.store;

import org.jspecify.annotations.NullMarked;
