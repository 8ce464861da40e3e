package io.threeways.testkit;

import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part that all tests of a JVM share. Its address stands in a system property because a test
 * class may be loaded by several class loaders, each with statics of its own.
 */
final class SharedPart {
  private SharedPart() {}

  static <P extends AutoCloseable> String address(
      String property, Supplier<P> start, Function<P, String> address) {
    Properties properties = System.getProperties();
    synchronized (properties) {
      String known = properties.getProperty(property);
      if (known != null) {
        return known;
      }
      P part = start.get();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(property, part)));
      properties.setProperty(property, address.apply(part));
      return properties.getProperty(property);
    }
  }

  private static void end(String property, AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop " + property, e);
    }
  }
}
