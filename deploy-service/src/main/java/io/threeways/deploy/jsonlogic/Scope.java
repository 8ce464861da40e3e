package io.threeways.deploy.jsonlogic;

import org.jspecify.annotations.Nullable;

/**
 * What variables are looked up in.
 *
 * @param root the whole data
 * @param data the whole data too, or the element that an iteration is at
 */
record Scope(@Nullable Object root, @Nullable Object data, Steps steps) {
  Scope of(@Nullable Object element) {
    return new Scope(root, element, steps);
  }
}
