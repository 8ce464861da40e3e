package io.threeways.architecture.violations.build.run;

import org.eclipse.jgit.lib.ObjectId;

/** Reads a repository in the domain. */
record GitInTheRoot(ObjectId commit) {}
