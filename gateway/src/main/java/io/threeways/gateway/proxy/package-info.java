/** The API listener: every path that a service owns, passed on to the process that serves it. */
@NullMarked
package io.threeways.gateway.proxy;

import org.jspecify.annotations.NullMarked;
