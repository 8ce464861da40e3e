package io.threeways.deploy.jsonlogic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of RFC 8949, appendix A, of what JSON can say. */
class CborTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0                       | 00
          23                      | 17
          24                      | 1818
          1000                    | 1903e8
          1000000                 | 1a000f4240
          1000000000000           | 1b000000e8d4a51000
          18446744073709551615    | 1bffffffffffffffff
          -9223372036854775808    | 3b7fffffffffffffff
          -1                      | 20
          -1000                   | 3903e7
          0.0                     | 00
          -0.0                    | 00
          1.1                     | fb3ff199999999999a
          1.5                     | f93e00
          65504.5                 | fa477fe080
          5.960464477539063e-8    | f90001
          1.0e+300                | fb7e37e43c8800759c
          false                   | f4
          null                    | f6
          ""                      | 60
          "\\u00fc"               | 62c3bc
          [1, [2, 3]]             | 8201820203
          {"b": [2, 3], "a": 1}   | a26161016162820203
          {"aa": 1, "b": 2}       | a26162026261 6101
          """)
  void aValueHasOneForm(String json, String hex) throws Exception {
    Object value = new ObjectMapper().readValue(json, Object.class);

    assertThat(HexFormat.of().formatHex(Cbor.encoded(value))).isEqualTo(hex.replace(" ", ""));
  }
}
