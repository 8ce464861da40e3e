package io.threeways.outbox;

import static org.awaitility.Awaitility.await;

import io.threeways.testkit.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** An {@link OrderService} in a JVM of its own, which stops at one step and waits to be killed. */
final class Victim {
  private static final int ROUNDS = 12;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String HERE = "reached ";

  private Victim() {}

  public static void main(String[] arguments) throws Exception {
    Database database = new Database(Integer.parseInt(arguments[0]), arguments[1], Fixture.SCHEMA);
    String step = arguments[4];
    AtomicInteger passes = new AtomicInteger(Integer.parseInt(arguments[5]));
    Fixture fixture = Fixture.as(database);
    OrderService service =
        new OrderService(
            fixture,
            arguments[2],
            arguments[3],
            at -> {
              if (at.name().equals(step) && passes.decrementAndGet() == 0) {
                waitForDeath(step);
              }
            });
    service.start();
    // One round after the other, so that every step is passed again and again.
    for (int round = 1; round <= ROUNDS; round++) {
      service.placeUntil(round);
      for (String customer : OrderService.CUSTOMERS) {
        int shipped = round;
        await().until(() -> OrderService.shippedTo(customer, fixture).size() == shipped);
      }
    }
    new CountDownLatch(1).await();
  }

  private static void waitForDeath(String step) {
    System.out.println(HERE + step);
    System.out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Starts one, waits until it stands at the step, and kills it with {@code kill -9}.
   *
   * @return its exit code
   */
  static int killAt(String step, int pass, Database database, String brokers, String topic)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                Integer.toString(database.port()),
                database.name(),
                brokers,
                topic,
                step,
                Integer.toString(pass))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      CompletableFuture.runAsync(() -> readUntil(HERE + step, process))
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the victim did not reach " + step, e);
    }
    return process.destroyForcibly().waitFor();
  }

  private static void readUntil(String wanted, Process process) {
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      while (line != null && !line.equals(wanted)) {
        line = output.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the victim ended before it " + wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
