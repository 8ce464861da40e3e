package io.threeways.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * A member that we do not know is most likely a typing error, and of one that comes twice nobody
 * knows which is meant: request bodies that have one are refused. What we read as a client stays
 * tolerant: that is the application's own mapper.
 */
@Provider
public class StrictBodies implements ContextResolver<ObjectMapper> {
  private final ObjectMapper strict;

  StrictBodies(ObjectMapper mapper) {
    this.strict =
        mapper
            .copy()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return strict;
  }
}
