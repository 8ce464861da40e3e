/** JsonLogic as JavaScript's reference has it, with flagd's own operators: plain Java, bounded. */
@NullMarked
package io.threeways.deploy.jsonlogic;

import org.jspecify.annotations.NullMarked;
