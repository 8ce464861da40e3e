/** Shows the route table. */
@NullMarked
package io.threeways.gateway.route.http;

import org.jspecify.annotations.NullMarked;
