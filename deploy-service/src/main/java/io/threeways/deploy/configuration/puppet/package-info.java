/** Puppet: what it is told, and how its log and exit codes are read. */
@NullMarked
package io.threeways.deploy.configuration.puppet;

import org.jspecify.annotations.NullMarked;
