/** Commands about deployments. */
@NullMarked
package io.threeways.cli.deploy;

import org.jspecify.annotations.NullMarked;
