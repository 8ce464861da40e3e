package io.threeways.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.gateway.forward.RequestTarget.Accepted;
import io.threeways.gateway.forward.RequestTarget.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  @Test
  void aPathBelongsToTheHostHeader() {
    assertThat(RequestTarget.parse("/a?b=c", "shop.production.localhost:8000"))
        .isEqualTo(new Accepted("shop.production.localhost:8000", "/a?b=c"));
  }

  @Test
  void anAbsoluteTargetBeatsTheHostHeader() {
    assertThat(RequestTarget.parse("http://shop.production.localhost/a", "other.production"))
        .isEqualTo(new Accepted("shop.production.localhost", "/a"));
    assertThat(RequestTarget.parse("HTTP://shop:80?x", null))
        .isEqualTo(new Accepted("shop:80", "/?x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop:80",
        "https://shop/",
        "http://",
        "http://a@b/",
        "/a b",
        "/a\u0000",
        "/ü"
      })
  void whatIsNeitherIsRefused(String target) {
    assertThat(RequestTarget.parse(target, "shop")).isInstanceOf(Refused.class);
  }

  @Test
  void aPathWithoutAHostIsRefused() {
    assertThat(RequestTarget.parse("/", null)).isInstanceOf(Refused.class);
    assertThat(RequestTarget.parse("/", "")).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop:@evil.example", "shop:80@evil.example", "shop:80/x", "shop:8 0"})
  void aPortIsANumber(String host) {
    assertThat(RequestTarget.parse("/", host)).isInstanceOf(Refused.class);
    assertThat(RequestTarget.parse("/", "shop:")).isEqualTo(new Accepted("shop:", "/"));
  }
}
