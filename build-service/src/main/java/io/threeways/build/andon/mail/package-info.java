/** Notices by e-mail. */
@NullMarked
package io.threeways.build.andon.mail;

import org.jspecify.annotations.NullMarked;
