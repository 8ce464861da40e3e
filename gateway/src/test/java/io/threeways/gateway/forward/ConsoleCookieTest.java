package io.threeways.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's session is between the browser and the gateway. */
class ConsoleCookieTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a=1; threeways-session=s; b=2 | a=1; b=2
          threeways-session=s           |
          __Host-threeways-session=s;a=1| a=1
          =threeways-session=s; a=1     | a=1
          a=threeways-session           | a=threeways-session
          my-threeways-session=s        | my-threeways-session=s
          """,
      delimiter = '|')
  void anApplicationGetsAllOthers(String sent, String passedOn) {
    MultiMap request = MultiMap.caseInsensitiveMultiMap().add("Cookie", sent);

    ConsoleCookie.withhold(request);

    assertThat(request.get("cookie")).isEqualTo(passedOn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "threeways-session=evil; Path=/",
        " threeways-session =evil",
        "=threeways-session=evil",
        "__Host-threeways-session=evil; Secure; Path=/",
        "threeways-session"
      })
  void anApplicationCannotSetIt(String cookie) {
    MultiMap response =
        MultiMap.caseInsensitiveMultiMap().add("Set-Cookie", "a=1").add("Set-Cookie", cookie);

    ConsoleCookie.guard(response);

    assertThat(response.getAll("set-cookie")).containsExactly("a=1");
  }

  @Test
  void whatHasNoCookieStaysAsItIs() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Accept", "*/*");

    ConsoleCookie.withhold(headers);
    ConsoleCookie.guard(headers);

    assertThat(headers.names()).containsExactly("Accept");
  }
}
