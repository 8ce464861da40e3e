package io.threeways.outbox;

import io.threeways.outbox.WaveSender.Result;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One term of office of a relay: everything it does between its election and its end. */
final class Shift {
  private static final Logger LOG = Logger.getLogger(Shift.class);

  private final Leadership leadership;
  private final Backlog backlog;
  private final WaveSender sender;
  private final Housekeeping housekeeping;
  private final WaitingKeys waitingKeys;
  private final RelaySettings settings;
  private final Consumer<RelayStep> steps;
  private final InstantSource clock = InstantSource.system();
  private final BooleanSupplier open;

  Shift(
      Leadership leadership,
      Schema schema,
      WaveSender sender,
      RelaySettings settings,
      Consumer<RelayStep> steps,
      BooleanSupplier open) {
    this.leadership = leadership;
    this.backlog = new Backlog(leadership.connection(), schema);
    this.sender = sender;
    this.housekeeping = new Housekeeping(leadership.connection(), schema, settings);
    this.waitingKeys = new WaitingKeys(settings.firstRetry(), settings.lastRetry());
    this.settings = settings;
    this.steps = steps;
    this.open = open;
  }

  /**
   * Sends one batch.
   *
   * @return whether there may be more
   */
  boolean work() throws SQLException, InterruptedException {
    if (housekeeping.cleanIfDue(clock.instant())) {
      steps.accept(RelayStep.CLEANED);
    }
    List<Unsent> batch = backlog.read(settings.batch(), waitingKeys.at(clock.instant()));
    if (!batch.isEmpty()) {
      steps.accept(RelayStep.READ);
      send(new Waves(batch));
    }
    return batch.size() == settings.batch();
  }

  private void send(Waves waves) throws SQLException, InterruptedException {
    for (List<Unsent> wave = waves.next(); !wave.isEmpty(); wave = waves.next()) {
      Result result = sender.send(wave, this::mayGoOn);
      backlog.markSent(result.acknowledged());
      steps.accept(RelayStep.MARKED);
      result.acknowledged().forEach(unsent -> waitingKeys.accepted(unsent.key()));
      result.refused().forEach(this::postpone);
      waves.drop(result.refused().keySet().stream().map(Unsent::key).collect(Collectors.toSet()));
      if (!open.getAsBoolean()) {
        return;
      }
    }
  }

  private boolean mayGoOn() throws SQLException {
    return open.getAsBoolean() && leadership.held();
  }

  private void postpone(Unsent unsent, Throwable why) {
    Duration wait = waitingKeys.refused(unsent.key(), clock.instant());
    LOG.warnf(
        "%s was refused by %s: %s. Records with key %s wait %d ms",
        unsent.message().id(), unsent.message().topic(), why, unsent.key(), wait.toMillis());
  }
}
