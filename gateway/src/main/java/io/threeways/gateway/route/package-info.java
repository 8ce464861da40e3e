/**
 * The route table: which service is served by which process, which application by which servers.
 */
@NullMarked
package io.threeways.gateway.route;

import org.jspecify.annotations.NullMarked;
