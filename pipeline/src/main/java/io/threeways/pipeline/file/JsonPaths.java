package io.threeways.pipeline.file;

import com.networknt.schema.path.NodePath;

/** Paths of the schema validator as JSON pointers (RFC 6901). */
final class JsonPaths {
  private JsonPaths() {}

  static String pointer(NodePath path) {
    NodePath parent = path.getParent();
    if (parent == null) {
      return "";
    }
    return Tree.member(pointer(parent), String.valueOf(path.getElement(-1)));
  }
}
