package io.threeways.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Runs handlers so that every event takes effect once: in a transaction that also records it in the
 * {@link Inbox}.
 *
 * <p>An outage (the database or a broker is away) is never an attempt: the caller is held until the
 * handler goes through, and where the process is stopped meanwhile, until its end. Any other
 * failure is tried again a few times and then thrown, which sends the event to the dead-letter
 * topic.
 */
public final class Deliveries {
  private static final Logger LOG = Logger.getLogger(Deliveries.class);

  /** The header that carries the event's id in the Kafka binding of CloudEvents, binary mode. */
  private static final String ID_HEADER = "ce_id";

  private final Inbox inbox;
  private final Transactions transactions;
  private final DeliverySettings settings;
  private final Consumer<DeliveryStep> steps;

  public Deliveries(Inbox inbox, Transactions transactions, DeliverySettings settings) {
    this(inbox, transactions, settings, step -> {});
  }

  /**
   * @param steps told of every step, on the caller's thread, before the next one begins
   */
  Deliveries(
      Inbox inbox,
      Transactions transactions,
      DeliverySettings settings,
      Consumer<DeliveryStep> steps) {
    if (settings.attempts() < 1) {
      throw new IllegalArgumentException("an event is attempted at least once");
    }
    this.inbox = inbox;
    this.transactions = transactions;
    this.settings = settings;
    this.steps = steps;
  }

  /** What to do with an event; runs inside the transaction, perhaps more than once. */
  @FunctionalInterface
  public interface Handling {
    void run() throws Exception;
  }

  /**
   * Handles a CloudEvent in binary mode, unless this handler has done so before.
   *
   * @param handler a stable name, for example {@code deploy-rollout}
   * @return whether it took effect now
   * @throws IllegalArgumentException when the record has no valid {@code ce_id}
   * @throws Undeliverable when it failed at every attempt
   */
  public boolean deliver(String handler, ConsumerRecord<?, ?> record, Handling handling) {
    return deliver(handler, eventId(record), handling);
  }

  /**
   * Handles an event, unless this handler has done so before.
   *
   * @param handler a stable name, for example {@code deploy-rollout}
   * @return whether it took effect now
   * @throws Undeliverable when it failed at every attempt
   */
  public boolean deliver(String handler, UUID eventId, Handling handling) {
    steps.accept(DeliveryStep.RECEIVED);
    boolean first =
        attempt(handler, eventId.toString(), () -> onceInTransaction(handler, eventId, handling));
    steps.accept(DeliveryStep.COMMITTED);
    return first;
  }

  /**
   * Handles a record that carries no id, as often as it comes: for what changes nothing the second
   * time by itself. An outage holds the caller here too.
   *
   * @param what the record, for the log
   * @throws Undeliverable when it failed at every attempt
   */
  public void repeatable(String handler, String what, Handling handling) {
    attempt(
        handler,
        what,
        () ->
            transactions.inNew(
                () -> {
                  handling.run();
                  return true;
                }));
  }

  private boolean onceInTransaction(String handler, UUID eventId, Handling handling)
      throws Exception {
    return transactions.inNew(
        () -> {
          if (!inbox.firstTime(handler, eventId)) {
            return false;
          }
          steps.accept(DeliveryStep.RECORDED);
          handling.run();
          steps.accept(DeliveryStep.HANDLED);
          return true;
        });
  }

  @FunctionalInterface
  private interface Attempt {
    boolean run() throws Exception;
  }

  private boolean attempt(String handler, String what, Attempt attempt) {
    Backoff probes = new Backoff(settings.firstProbe(), settings.lastProbe());
    Backoff pauses = new Backoff(settings.firstPause(), settings.lastPause());
    int failures = 0;
    while (true) {
      try {
        return attempt.run();
      } catch (Exception e) {
        // The next run is the probe: it begins with the database, and with a statement.
        Duration pause = Outage.explains(e) ? probes.next() : pauses.next();
        if (!Outage.explains(e) && ++failures == settings.attempts()) {
          throw new Undeliverable(handler, what, failures, e);
        }
        LOG.warnf("%s holds %s for %d ms: %s", handler, what, pause.toMillis(), e);
        hold(handler, what, pause);
      }
    }
  }

  private static void hold(String handler, String what, Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      LOG.infof("%s leaves %s to the next process: this one is being stopped", handler, what);
      holdUntilTheProcessEnds();
    }
  }

  /**
   * To return would acknowledge the event, and to throw would send it to the dead letters: it was
   * neither handled nor refused. Its offset stays, so it comes again at the next start.
   */
  private static void holdUntilTheProcessEnds() {
    while (true) {
      LockSupport.park();
      // Otherwise every further park would return at once.
      var _ = Thread.interrupted();
    }
  }

  private static UUID eventId(ConsumerRecord<?, ?> record) {
    Header header = record.headers().lastHeader(ID_HEADER);
    if (header == null) {
      throw new IllegalArgumentException(
          "record %s-%d@%d has no header %s"
              .formatted(record.topic(), record.partition(), record.offset(), ID_HEADER));
    }
    return UUID.fromString(new String(header.value(), StandardCharsets.UTF_8));
  }
}
