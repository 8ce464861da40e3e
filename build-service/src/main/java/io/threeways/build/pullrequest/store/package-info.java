/** Pull requests as rows. */
@NullMarked
package io.threeways.build.pullrequest.store;

import org.jspecify.annotations.NullMarked;
