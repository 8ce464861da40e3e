/** Which addresses of the network others may have this process ask. */
@NullMarked
package io.threeways.build.network;

import org.jspecify.annotations.NullMarked;
