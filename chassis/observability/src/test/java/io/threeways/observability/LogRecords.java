package io.threeways.observability;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Listens to everything that is logged. */
final class LogRecords extends Handler implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final Queue<ExtLogRecord> records = new ConcurrentLinkedQueue<>();

  LogRecords() {
    root.addHandler(this);
  }

  List<ExtLogRecord> all() {
    return List.copyOf(records);
  }

  @Override
  public void publish(LogRecord record) {
    ExtLogRecord extended = ExtLogRecord.wrap(record);
    extended.copyMdc();
    records.add(extended);
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
