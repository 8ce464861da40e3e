package io.threeways.routes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Routes to JSON and back. Unknown fields are ignored, so that a newer writer can add some. */
public final class RouteCodec {
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public byte[] encode(ApplicationRoute route) {
    try {
      return json.writeValueAsBytes(route);
    } catch (IOException e) {
      throw new IllegalStateException("a route has no JSON form: " + route, e);
    }
  }

  /**
   * @throws IOException when the bytes are not a route
   */
  public ApplicationRoute decode(byte[] value) throws IOException {
    return json.readValue(value, ApplicationRoute.class);
  }
}
