/** Letters stay on this machine. */
@NullMarked
package io.threeways.local.mail;

import org.jspecify.annotations.NullMarked;
