/** Where an application's requests go: weights, written as routes for the gateways. */
@NullMarked
package io.threeways.deploy.traffic;

import org.jspecify.annotations.NullMarked;
