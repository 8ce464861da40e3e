/** Tests of the package of this name. */
@NullMarked
package io.threeways.deploy.toggle.config;

import org.jspecify.annotations.NullMarked;
