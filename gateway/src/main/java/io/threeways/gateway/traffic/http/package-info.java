/** The application listener: requests of customers, divided, passed on and counted. */
@NullMarked
package io.threeways.gateway.traffic.http;

import org.jspecify.annotations.NullMarked;
