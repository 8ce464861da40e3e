/** Tests of the package of this name. */
@NullMarked
package io.threeways.deploy.toggle.http;

import org.jspecify.annotations.NullMarked;
