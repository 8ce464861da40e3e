package io.threeways.pipeline.file;

/**
 * How much a pipeline file may ask of its reader. It comes from anyone who may push.
 *
 * @param bytes of the file; a hand-written one has a few thousand
 * @param depth of nesting; the format needs five
 * @param nodes with every alias written out, which is what an alias bomb blows up
 */
public record Limits(int bytes, int depth, int nodes) {
  public static final Limits DEFAULT = new Limits(64 * 1024, 20, 5_000);
}
