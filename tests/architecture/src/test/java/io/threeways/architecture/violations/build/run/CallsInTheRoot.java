package io.threeways.architecture.violations.build.run;

import java.net.http.HttpClient;

/** Calls somebody from the domain. */
record CallsInTheRoot(HttpClient client) {}
