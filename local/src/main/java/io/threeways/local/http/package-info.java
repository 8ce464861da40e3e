/** What the command line asks and commands. */
@NullMarked
package io.threeways.local.http;

import org.jspecify.annotations.NullMarked;
