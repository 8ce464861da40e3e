/** Tests of the package of this name. */
@NullMarked
package io.threeways.deploy.toggle.file;

import org.jspecify.annotations.NullMarked;
