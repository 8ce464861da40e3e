package io.threeways.deploy.toggle;

/** Definitions to what can be asked, within the limits of this installation. */
@FunctionalInterface
public interface FlagCompiler {
  Flag flag(String key, Definition definition);
}
