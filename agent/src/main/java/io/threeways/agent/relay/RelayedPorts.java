package io.threeways.agent.relay;

import io.threeways.agent.host.Host;
import io.threeways.agent.process.ProcessId;
import io.threeways.agent.process.PublishedPorts;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ports published by the relay, which is started when first needed and again when it dies. */
public final class RelayedPorts implements PublishedPorts {
  private static final Logger LOG = System.getLogger(RelayedPorts.class.getName());

  private final RelayProcess process;
  private final Map<ProcessId, Wish> wishes = new ConcurrentHashMap<>();
  private final Object withdrawing = new Object();
  private @Nullable RelayControl control;
  private boolean closed;

  /**
   * @param folder of the agent; the relay's socket lies in it
   * @param jdk that runs the relay
   */
  public RelayedPorts(Path folder, Path jdk) {
    this.process = new RelayProcess(folder, jdk);
  }

  private record Wish(long wrapper, long pid, int port, int publishedPort) {
    String order(ProcessId id) {
      return "publish %s %d %d %d".formatted(id, pid, port, publishedPort);
    }
  }

  /**
   * Root may enter any network; everybody else only those made below the relay's user namespace.
   */
  @Override
  public OptionalLong anchor() throws IOException {
    return Host.isRoot()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(control(OptionalLong.empty()).ask("pid")));
  }

  @Override
  public int publish(
      ProcessId id, long wrapper, long pid, int port, @Nullable Integer publishedPort)
      throws IOException {
    Wish wish = new Wish(wrapper, pid, port, publishedPort == null ? 0 : publishedPort);
    int published = Integer.parseInt(control(OptionalLong.of(wrapper)).ask(wish.order(id)));
    wishes.put(id, new Wish(wrapper, pid, port, published));
    return published;
  }

  /**
   * One at a time, for the end of a process is noticed twice: who finds its port withdrawn goes on
   * as if nothing of it were left, and so the relay must have heard of it by then.
   */
  @Override
  public void withdraw(ProcessId id) throws IOException {
    synchronized (withdrawing) {
      if (wishes.remove(id) != null) {
        var _ = control(OptionalLong.empty()).ask("withdraw " + id);
      }
    }
  }

  private synchronized RelayControl control(OptionalLong wrapper) throws IOException {
    if (closed) {
      throw new IOException("this agent is closed: the relay is the next one's");
    }
    if (control == null || !control.isOpen()) {
      control = process.reach(wrapper, this::revive);
    }
    return control;
  }

  /**
   * Called when the relay is gone: whoever has a published port gets it back, at the same number.
   */
  private void revive() {
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    wishes.forEach(
        (id, wish) -> {
          try {
            var _ = control(OptionalLong.of(wish.wrapper())).ask(wish.order(id));
          } catch (IOException e) {
            LOG.log(Level.ERROR, "cannot publish the port of " + id + " again", e);
          }
        });
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (control != null) {
      control.close();
    }
  }

  /** Also ends a relay that an earlier agent left and this one never needed. */
  @Override
  public synchronized void end() throws IOException {
    if (control == null || !control.isOpen()) {
      control = process.find(() -> {}).orElse(null);
    }
    closed = true;
    if (control != null && wishes.isEmpty()) {
      control.end();
    }
    close();
  }
}
