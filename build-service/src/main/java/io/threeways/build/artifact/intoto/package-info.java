/** Provenance as in-toto statements in DSSE envelopes. */
@NullMarked
package io.threeways.build.artifact.intoto;

import org.jspecify.annotations.NullMarked;
