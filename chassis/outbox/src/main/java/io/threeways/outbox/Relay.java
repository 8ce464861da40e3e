package io.threeways.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what committed transactions left in the outbox: at least once, and in order per key.
 *
 * <p>Any number of processes may run one for the same schema; one of them is elected and sends, the
 * others stand by. No failure ends it: with the database or the brokers away it tries again until
 * they are back, or until it is closed.
 */
public final class Relay implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Relay.class);

  private final DataSource dataSource;
  private final Schema schema;
  private final Map<String, Object> kafka;
  private final RelaySettings settings;
  private final Consumer<RelayStep> steps;
  private final Semaphore wakes = new Semaphore(0);
  private volatile RelayStatus status = new RelayStatus.Stopped();
  private volatile boolean open;
  private @Nullable Thread thread;

  /**
   * @param dataSource connections outside any transaction; one is held while this relay is elected
   * @param schema holds the tables of {@code db/outbox}
   * @param kafka how to reach the brokers; what order and durability rest on is set here and cannot
   *     be overridden
   */
  public Relay(
      DataSource dataSource, String schema, Map<String, Object> kafka, RelaySettings settings) {
    this(dataSource, schema, kafka, settings, step -> {});
  }

  /**
   * @param steps told of every step, on the relay's thread, before the next one begins
   */
  Relay(
      DataSource dataSource,
      String schema,
      Map<String, Object> kafka,
      RelaySettings settings,
      Consumer<RelayStep> steps) {
    if (settings.batch() < 1 || settings.cleaningBatch() < 1) {
      throw new IllegalArgumentException("a batch holds at least one row");
    }
    this.dataSource = dataSource;
    this.schema = new Schema(schema);
    this.kafka = Map.copyOf(kafka);
    this.settings = settings;
    this.steps = steps;
  }

  /** Begins to stand by; returns at once, whatever is away. */
  public synchronized void start() {
    if (open) {
      throw new IllegalStateException("the relay of " + schema.name() + " is running");
    }
    open = true;
    thread = Thread.ofPlatform().daemon().name("relay-" + schema.name()).start(this::run);
  }

  /** Call after a commit: what it left is looked for now instead of at the next poll. */
  public void wake() {
    wakes.release();
  }

  /** What it is doing now. */
  public RelayStatus status() {
    return status;
  }

  /** Ends after the wave in flight, or cuts it off after {@link RelaySettings#close}. */
  @Override
  public synchronized void close() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    open = false;
    wake();
    try {
      if (!running.join(settings.close())) {
        running.interrupt();
        running.join(settings.close());
      }
    } catch (InterruptedException e) {
      running.interrupt();
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  private void run() {
    try {
      while (open) {
        standForElection();
      }
    } catch (InterruptedException e) {
      LOG.debugf(e, "relay of %s was interrupted", schema.name());
    } finally {
      status = new RelayStatus.Stopped();
    }
  }

  private void standForElection() throws InterruptedException {
    try {
      Optional<Leadership> elected = Leadership.tryAcquire(dataSource, schema);
      if (elected.isPresent()) {
        try (Leadership leadership = elected.get()) {
          lead(leadership);
        }
      } else {
        become(new RelayStatus.StandingBy());
      }
    } catch (LeadershipLost e) {
      LOG.debugf(e, "relay of %s", schema.name());
    } catch (SQLException | RuntimeException e) {
      become(new RelayStatus.Troubled(e.toString()));
      LOG.debugf(e, "relay of %s", schema.name());
    }
    pause(settings.election());
  }

  private void lead(Leadership leadership) throws SQLException, InterruptedException {
    try (WaveSender sender = new WaveSender(kafka, settings, steps)) {
      Shift shift = new Shift(leadership, schema, sender, settings, steps, () -> open);
      become(new RelayStatus.Leading());
      steps.accept(RelayStep.ELECTED);
      while (open) {
        if (!shift.work()) {
          pause(settings.poll());
        }
      }
    }
  }

  private void pause(Duration most) throws InterruptedException {
    if (open && wakes.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      wakes.drainPermits();
    }
  }

  /** Says a change once, however often it is found again. */
  private void become(RelayStatus now) {
    if (now.equals(status)) {
      return;
    }
    status = now;
    switch (now) {
      case RelayStatus.Troubled(String reason) ->
          LOG.warnf("relay of %s cannot send and tries again: %s", schema.name(), reason);
      case RelayStatus.Leading() -> LOG.infof("relay of %s sends", schema.name());
      case RelayStatus.StandingBy() -> LOG.infof("relay of %s stands by", schema.name());
      case RelayStatus.Stopped() -> LOG.infof("relay of %s stopped", schema.name());
    }
  }
}
