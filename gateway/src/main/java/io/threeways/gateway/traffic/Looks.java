package io.threeways.gateway.traffic;

/** Takes looks on to whoever judges by them. */
public interface Looks {
  /** Must neither block nor fail: it is called on the event loop that serves the traffic. */
  void publish(Look look);
}
