package io.threeways.architecture.violations.build.run.http;

import jakarta.ws.rs.ext.Provider;

/** Would answer for every service in the process. */
@Provider
class ForEveryone {}
