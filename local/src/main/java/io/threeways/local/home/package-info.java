/** The folder that holds all state: paths, generated secrets and keys, remembered ports. */
@NullMarked
package io.threeways.local.home;

import org.jspecify.annotations.NullMarked;
