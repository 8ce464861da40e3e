package io.threeways.architecture.violations.build.run;

import io.smallrye.config.ConfigMapping;

/** Configured under another service's word. */
@ConfigMapping(prefix = "threeways.deploy.run")
public interface DeploysSettings {}
