package io.threeways.observability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChainTest {
  private static final Logger LOG = Logger.getLogger(ChainTest.class);
  private static final AttributeKey<String> CHAIN = AttributeKey.stringKey("threeways.chain.id");

  @Inject Tracer tracer;
  @Inject EndedSpans spans;

  private final UUID chain = UUID.randomUUID();
  private final String unique = UUID.randomUUID().toString();

  @Test
  void whatIsLoggedWithinAChainSaysWhich() {
    try (LogRecords records = new LogRecords()) {
      Chain.within(chain, () -> LOG.info(unique));
      LOG.info(unique + " outside");

      assertThat(chainOfLog(records, unique)).isEqualTo(chain.toString());
      assertThat(chainOfLog(records, unique + " outside")).isNull();
    }
  }

  @Test
  void anInnerChainEndsAndTheOuterOneHoldsAgain() {
    UUID inner = UUID.randomUUID();

    Chain.within(
        chain,
        () -> {
          Chain.within(inner, () -> assertThat(Chain.current()).contains(inner));
          assertThat(Chain.current()).contains(chain);
        });

    assertThat(Chain.current()).isEmpty();
  }

  @Test
  void aVirtualThreadHasAChainOfItsOwn() throws Exception {
    try (LogRecords records = new LogRecords()) {
      Thread thread = Thread.ofVirtual().start(() -> Chain.within(chain, () -> LOG.info(unique)));
      thread.join();

      assertThat(chainOfLog(records, unique)).isEqualTo(chain.toString());
      assertThat(Chain.current()).isEmpty();
    }
  }

  @Test
  void aSpanThatBeginsWithinAChainSaysWhich() {
    Chain.within(chain, () -> tracer.spanBuilder(unique).startSpan().end());

    assertThat(chainOfSpan(unique)).isEqualTo(chain.toString());
  }

  @Test
  void theSpanInWhichAChainBeginsSaysWhich() {
    io.opentelemetry.api.trace.Span span = tracer.spanBuilder(unique).startSpan();
    try (Scope current = span.makeCurrent()) {
      Chain.within(chain, () -> LOG.debug(unique));
    } finally {
      span.end();
    }

    assertThat(chainOfSpan(unique)).isEqualTo(chain.toString());
  }

  @Test
  void messagesCarryTraceAndTheirOwnChain() throws Exception {
    UUID cause = UUID.randomUUID();

    Map<String, String> headers = Chain.getWithin(cause, this::headersOfASpan);

    assertThat(headers.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(headers.get("baggage")).contains(chain.toString()).doesNotContain(cause.toString());
    assertThat(headers).containsEntry("ce_id", "1");
  }

  @Test
  void workIsCarriedToAnotherThreadWithItsChain() throws Exception {
    try (LogRecords records = new LogRecords()) {
      Thread thread =
          Chain.getWithin(
              chain, () -> Thread.ofVirtual().start(Chain.carried(() -> LOG.info(unique))));
      thread.join();

      assertThat(chainOfLog(records, unique)).isEqualTo(chain.toString());
    }
  }

  @Test
  void whatIsLoggedForARequestHasItsChain() {
    try (LogRecords records = new LogRecords()) {
      given().header("baggage", "threeways.chain.id=" + chain).get("/chain");

      assertThat(chainOfLog(records, ChainResource.ASKED)).isEqualTo(chain.toString());
    }
  }

  @Test
  void whatIsNoChainIsNone() {
    given()
        .header("baggage", "threeways.chain.id=nonsense")
        .get("/chain")
        .then()
        .statusCode(200)
        .body(equalTo("none"));
  }

  @Test
  void aRequestBringsItsChain() {
    given()
        .header("baggage", "threeways.chain.id=" + chain)
        .get("/chain")
        .then()
        .statusCode(200)
        .body(equalTo(chain.toString()));

    await().until(() -> spans.all().stream().anyMatch(span -> hasChain(span.getAttributes())));
  }

  @Test
  void nothingComplainsThatThereIsNoCollector() {
    try (LogRecords records = new LogRecords()) {
      for (int i = 0; i < 1_000; i++) {
        tracer.spanBuilder("many").startSpan().end();
      }

      assertThat(records.all())
          .noneMatch(record -> record.getLevel().intValue() >= Level.WARNING.intValue());
    }
  }

  private Map<String, String> headersOfASpan() {
    io.opentelemetry.api.trace.Span span = tracer.spanBuilder(unique).startSpan();
    try (Scope current = span.makeCurrent()) {
      return Chain.stamped(chain, Map.of("ce_id", "1"));
    } finally {
      span.end();
    }
  }

  private boolean hasChain(io.opentelemetry.api.common.Attributes attributes) {
    return chain.toString().equals(attributes.get(CHAIN));
  }

  private String chainOfSpan(String name) {
    return spans.all().stream()
        .filter(span -> span.getName().equals(name))
        .map(span -> String.valueOf(span.getAttributes().get(CHAIN)))
        .findFirst()
        .orElseThrow();
  }

  private static String chainOfLog(LogRecords records, String message) {
    return records.all().stream()
        .filter(record -> record.getFormattedMessage().equals(message))
        .findFirst()
        .orElseThrow()
        .getMdc(Chain.LOG_KEY);
  }
}
