/** The shape of the gateway's route table, as it stands in the compacted topic. */
@NullMarked
package io.threeways.routes;

import org.jspecify.annotations.NullMarked;
