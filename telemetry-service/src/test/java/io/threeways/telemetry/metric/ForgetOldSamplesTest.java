package io.threeways.telemetry.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.jdbc.Sql;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts("telemetry")
class ForgetOldSamplesTest {
  @Inject Samples samples;
  @Inject ForgetOldSamples forgetting;

  @Inject
  @DataSource("telemetry")
  AgroalDataSource dataSource;

  private final String metric = "forgotten-" + UUID.randomUUID();
  private final Series series =
      new Series(metric, Series.Kind.GAUGE, "", List.of(), Map.of(), Map.of());
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Instant longAgo = now.minus(Duration.ofDays(30));

  @BeforeEach
  void forgetWhatOthersLeft() {
    forget();
  }

  @Test
  void whatIsOldIsForgottenAndTheRestKept() {
    add(longAgo);
    add(now);

    int deleted = forget();

    assertThat(deleted).isEqualTo(1);
    assertThat(found()).extracting(Point::at).containsExactly(now);
    assertThat(seriesKept()).isEqualTo(1);
  }

  @Test
  void aSeriesGoesWithItsLastSampleAndMayComeAgain() {
    add(longAgo);

    forget();

    assertThat(seriesKept()).isZero();
    add(now);
    assertThat(found()).extracting(Point::at).containsExactly(now);
  }

  @Test
  void aSeriesThatIsBeingWrittenIsNotForgotten() {
    add(longAgo);
    CompletableFuture<Integer> deleted =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  samples.add(batch(now));
                  CompletableFuture<Integer> cleaning = CompletableFuture.supplyAsync(this::forget);
                  await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaitsForTheDictionary);
                  return cleaning;
                });

    assertThat(deleted).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(1);
    assertThat(found()).extracting(Point::at).containsExactly(now);
  }

  private int forget() {
    return QuarkusTransaction.requiringNew().call(() -> forgetting.forget(now));
  }

  private void add(Instant at) {
    QuarkusTransaction.requiringNew().run(() -> samples.add(batch(at)));
  }

  private Batch batch(Instant at) {
    return new Batch(List.of(new Point.Value(series, at, at, 7)), Map.of());
  }

  private List<Point> found() {
    return samples.find(new Selection(metric, Map.of()), longAgo, now, 10);
  }

  private int seriesKept() {
    return number("select count(*) from series where metric = ?", metric);
  }

  private boolean somebodyWaitsForTheDictionary() {
    return number(
            "select count(*) from pg_locks where relation = cast(? as regclass) and not granted",
            "series")
        > 0;
  }

  private int number(String sql, String argument) {
    return new Sql(dataSource).first(sql, row -> row.getInt(1), argument).orElseThrow();
  }
}
