/** What asks for environments and what ends them, and what the world hears of it. */
@NullMarked
package io.threeways.deploy.ondemand.kafka;

import org.jspecify.annotations.NullMarked;
