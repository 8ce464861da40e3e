package io.threeways.telemetry.metric.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.threeways.telemetry.metric.Batch;
import io.threeways.telemetry.metric.BatchReader;
import io.threeways.telemetry.metric.IntakeLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Reads {@code ExportMetricsServiceRequest} (OTLP 1.9): what the OpenTelemetry Collector's Kafka
 * exporter writes as {@code otlp_proto} or {@code otlp_json}.
 */
@ApplicationScoped
public class OtlpReader implements BatchReader {
  private static final String JSON = "application/json";

  private final IntakeLimits limits;

  @Inject
  public OtlpReader(IntakeLimits limits) {
    this.limits = limits;
  }

  @Override
  public Batch read(byte[] value, String contentType, Instant now) throws Unreadable {
    if (value.length > limits.bytes()) {
      throw new Unreadable(
          "%d bytes; at most %d are taken in".formatted(value.length, limits.bytes()));
    }
    ExportMetricsServiceRequest request =
        contentType.startsWith(JSON) ? json(value) : protobuf(value);
    PointsOfRequest points = new PointsOfRequest(limits, now);
    for (ResourceMetrics resource : request.getResourceMetricsList()) {
      points.enter(resource.getResource());
      for (ScopeMetrics scope : resource.getScopeMetricsList()) {
        for (Metric metric : scope.getMetricsList()) {
          points.add(metric);
        }
      }
    }
    return points.batch();
  }

  private static ExportMetricsServiceRequest protobuf(byte[] value) throws Unreadable {
    try {
      return ExportMetricsServiceRequest.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new Unreadable("no OTLP metrics in protobuf: " + e.getMessage(), e);
    }
  }

  private static ExportMetricsServiceRequest json(byte[] value) throws Unreadable {
    try {
      ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
      JsonFormat.parser().ignoringUnknownFields().merge(text(value), request);
      return request.build();
    } catch (InvalidProtocolBufferException | CharacterCodingException e) {
      throw new Unreadable("no OTLP metrics in JSON: " + e.getMessage(), e);
    }
  }

  private static String text(byte[] value) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
  }
}
