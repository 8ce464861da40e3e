package io.threeways.agent.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries connections from ports of the host's loopback into sandboxes, in a process of its own, so
 * that servers stay reachable while the agent is away. It takes orders over a Unix socket that only
 * its owner can open, one line each, and answers each with one line:
 *
 * <pre>
 *   publish ID PID PORT PUBLISHED   →  ok PUBLISHED     (PUBLISHED 0: any free port; again: nothing)
 *   withdraw ID                     →  ok               (also if there is none)
 *   pid                             →  ok PID
 *   end                             →  ok ending        (and ends)
 *                                   →  ok               (there is something left to relay)
 *   anything that fails             →  error REASON
 * </pre>
 *
 * It also ends by itself when it has had nothing to do for a while and no agent is connected.
 */
public final class Relay {
  private static final Logger LOG = System.getLogger(Relay.class.getName());
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(15);

  /** Sweeps without an agent or a publication after which it ends. */
  private static final int IDLE_SWEEPS = 4;

  private static final String ENDING = "ok ending";

  private final Carriage carriage;
  private final Map<String, Publication> publications = new ConcurrentHashMap<>();
  private final AtomicInteger agents = new AtomicInteger();
  private int idleSweeps;

  private Relay(Carriage carriage) {
    this.carriage = carriage;
  }

  /**
   * Runs until there is nothing left to do.
   *
   * @param arguments the path of the Unix socket
   */
  public static void main(String[] arguments) throws IOException {
    Path socket = Path.of(arguments[0]);
    Relay relay = new Relay(Carriage.start());
    ScheduledExecutorService sweeping =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweeping").daemon().factory());
    long period = BETWEEN_SWEEPS.toMillis();
    var _ = sweeping.scheduleWithFixedDelay(relay::sweep, period, period, TimeUnit.MILLISECONDS);
    relay.takeOrders(socket);
  }

  private void takeOrders(Path socket) throws IOException {
    Files.deleteIfExists(socket);
    // Bound under another name first: a socket that can be seen answers, and only to its owner.
    Path unready = socket.resolveSibling(socket.getFileName() + ".new");
    Files.deleteIfExists(unready);
    try (ServerSocketChannel control = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      control.bind(UnixDomainSocketAddress.of(unready));
      Files.setPosixFilePermissions(unready, PosixFilePermissions.fromString("rw-------"));
      Files.move(unready, socket);
      while (control.isOpen()) {
        SocketChannel agent = control.accept();
        Thread.startVirtualThread(() -> serve(agent));
      }
    }
  }

  private void serve(SocketChannel agent) {
    agents.incrementAndGet();
    try (agent;
        BufferedReader orders =
            new BufferedReader(Channels.newReader(agent, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String answer = answer(order.split(" "));
        agent.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
        if (answer.equals(ENDING)) {
          LOG.log(Level.INFO, "nothing left to relay, and told so");
          System.exit(0);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "the agent went away", e);
    } finally {
      agents.decrementAndGet();
    }
  }

  private String answer(String[] order) {
    try {
      return switch (order[0]) {
        case "publish" -> "ok " + publish(order);
        case "withdraw" -> {
          withdraw(order[1]);
          yield "ok";
        }
        case "pid" -> "ok " + ProcessHandle.current().pid();
        case "end" -> publications.isEmpty() ? ENDING : "ok";
        default -> "error unknown order " + order[0];
      };
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "cannot " + String.join(" ", order), e);
      return "error " + String.valueOf(e.getMessage()).replace('\n', ' ');
    }
  }

  private synchronized int publish(String[] order) throws IOException {
    String id = order[1];
    Publication known = publications.get(id);
    if (known != null && known.isAlive()) {
      return known.publishedPort();
    }
    withdraw(id);
    Publication publication =
        Publication.open(
            Long.parseLong(order[2]), Integer.parseInt(order[3]), Integer.parseInt(order[4]));
    publications.put(id, publication);
    carriage.carry(publication);
    return publication.publishedPort();
  }

  private synchronized void withdraw(String id) throws IOException {
    Publication publication = publications.remove(id);
    if (publication != null) {
      publication.close();
    }
  }

  /** Takes back this very publication: another may have been put in its place since it was seen. */
  private synchronized void withdraw(String id, Publication dead) throws IOException {
    if (publications.remove(id, dead)) {
      dead.close();
    }
  }

  private void sweep() {
    publications.forEach(
        (id, publication) -> {
          try {
            if (!publication.isAlive()) {
              withdraw(id, publication);
            }
          } catch (IOException | RuntimeException e) {
            // An exception would silently end the sweeping.
            LOG.log(Level.ERROR, "cannot withdraw " + id + ", will try again", e);
          }
        });
    idleSweeps = publications.isEmpty() && agents.get() == 0 ? idleSweeps + 1 : 0;
    if (idleSweeps >= IDLE_SWEEPS) {
      LOG.log(Level.INFO, "nothing left to relay");
      System.exit(0);
    }
  }
}
