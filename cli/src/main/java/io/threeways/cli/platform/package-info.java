/** The platform on this host: where it lies, starting it, talking to it. */
@NullMarked
package io.threeways.cli.platform;

import org.jspecify.annotations.NullMarked;
