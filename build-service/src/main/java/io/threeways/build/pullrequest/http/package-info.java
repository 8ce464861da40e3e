/** Pull requests over HTTP. */
@NullMarked
package io.threeways.build.pullrequest.http;

import org.jspecify.annotations.NullMarked;
