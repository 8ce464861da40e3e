package io.threeways.architecture.violations.gateway.proxy;

import io.threeways.architecture.violations.events.Something;

/** A gateway that reads what it should only move. */
record ReadsEvents(Something event) {}
