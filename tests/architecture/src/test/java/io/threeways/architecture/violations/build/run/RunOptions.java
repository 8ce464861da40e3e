package io.threeways.architecture.violations.build.run;

import io.smallrye.config.ConfigMapping;

/** Configured under another word, and hidden. */
@ConfigMapping(prefix = "threeways.build.run")
interface RunOptions {}
