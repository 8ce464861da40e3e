package io.threeways.architecture.violations.build.run.kafka;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Handles the records of a channel in no order. */
class SideBySide {
  @Incoming("build-something-in")
  @RunOnVirtualThread
  void on(String record) {}
}
