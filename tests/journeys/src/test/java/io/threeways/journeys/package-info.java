/** Users' stories from end to end: the launcher, the gateway and real Git; nothing from inside. */
@NullMarked
package io.threeways.journeys;

import org.jspecify.annotations.NullMarked;
