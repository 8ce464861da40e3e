package io.threeways.architecture.violations.build.run;

import jakarta.ws.rs.Path;

/** Answers HTTP from a feature's root. */
@Path("/")
class RestInTheRoot {}
