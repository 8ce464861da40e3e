/** Artifacts in an OCI image layout on disk. */
@NullMarked
package io.threeways.build.artifact.oci;

import org.jspecify.annotations.NullMarked;
