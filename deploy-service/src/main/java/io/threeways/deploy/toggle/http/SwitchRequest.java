package io.threeways.deploy.toggle.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param reason why, in words
 * @param forWhom attributes of the context and the value to switch on for; null for everyone
 * @param percent of all others; for a ramp
 */
public record SwitchRequest(
    @Nullable String reason,
    @JsonProperty("for") @Nullable Map<String, String> forWhom,
    @Nullable Integer percent) {}
