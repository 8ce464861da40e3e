/** The real Puppet. */
@NullMarked
package io.threeways.deploy.configuration.puppet;

import org.jspecify.annotations.NullMarked;
