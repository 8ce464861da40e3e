/** Chef: what it is told, and how its words and exit codes are read. */
@NullMarked
package io.threeways.deploy.configuration.chef;

import org.jspecify.annotations.NullMarked;
