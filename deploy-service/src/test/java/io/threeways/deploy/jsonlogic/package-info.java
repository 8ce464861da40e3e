/** Rules, by themselves. */
@NullMarked
package io.threeways.deploy.jsonlogic;

import org.jspecify.annotations.NullMarked;
