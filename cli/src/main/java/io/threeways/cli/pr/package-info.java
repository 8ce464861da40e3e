/** Commands about pull requests. */
@NullMarked
package io.threeways.cli.pr;

import org.jspecify.annotations.NullMarked;
