/** Toggles over HTTP: OFREP for applications, and commands for people. */
@NullMarked
package io.threeways.deploy.toggle.http;

import org.jspecify.annotations.NullMarked;
