package io.threeways.testkit;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.NotCompliantMBeanException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * A shared part of this JVM that is away until this is closed. Whoever else uses the part meanwhile
 * is without it too: for tests that run alone.
 *
 * <p>The parts are reached over the JVM's MBean server, because they may have been started by
 * another class loader than the caller's.
 */
public final class Outage implements AutoCloseable {
  /** What a part can do. */
  public interface Part {
    /** Goes away; does nothing when it is away. */
    void pause();

    /** Comes back; does nothing when it is there. */
    void resume();
  }

  private final String part;

  private Outage(String part) {
    this.part = part;
  }

  /** The shared broker goes away. */
  public static Outage ofKafka() {
    return begin(EmbeddedKafka.SHARED);
  }

  /** The shared database server goes away. */
  public static Outage ofPostgres() {
    return begin(EmbeddedPostgres.SHARED);
  }

  /** It comes back, with what it had. */
  @Override
  public void close() {
    tell(part, "resume");
  }

  static void allow(String name, Part part) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new StandardMBean(part, Part.class), name(name));
    } catch (NotCompliantMBeanException e) {
      throw new IllegalArgumentException(part.toString(), e);
    } catch (JMException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static Outage begin(String part) {
    tell(part, "pause");
    return new Outage(part);
  }

  private static void tell(String part, String operation) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(name(part), operation, new Object[0], new String[0]);
    } catch (JMException e) {
      throw new IllegalStateException("cannot " + operation + " " + part, e);
    }
  }

  private static ObjectName name(String part) throws JMException {
    return new ObjectName("io.threeways.testkit", "part", part);
  }
}
