/** From a file of flagd's format to definitions, or to what is wrong with it and where. */
@NullMarked
package io.threeways.deploy.toggle.file;

import org.jspecify.annotations.NullMarked;
