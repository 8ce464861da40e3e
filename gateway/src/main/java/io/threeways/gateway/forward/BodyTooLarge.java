package io.threeways.gateway.forward;

import java.io.IOException;

/** A body grew beyond its limit. */
public final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge(long limit) {
    super("the body has more than " + limit + " bytes");
  }
}
