package io.threeways.local.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is and how it is.
 *
 * @param state {@code starting}, {@code ready}, {@code degraded}, {@code failed}, {@code stopping}
 * @param failure why it is failed
 * @param token file that holds the administrator's token
 * @param replacedPorts listeners that could not have the port they wanted, with that port
 * @param settings what a person set, beyond what is generated
 * @param pssKiB memory of all processes, shared pages divided among their users; null where the
 *     system does not tell
 */
public record StatusView(
    String state,
    @Nullable String failure,
    String topology,
    String home,
    GatewayView gateway,
    URI agent,
    KafkaView kafka,
    PostgresView postgres,
    String token,
    Map<String, Integer> replacedPorts,
    Map<String, String> settings,
    @Nullable Long pssKiB,
    List<ProcessView> processes) {

  /**
   * @param api console, API and Git
   * @param application {@code Host: <application>.<environment>.localhost}
   */
  public record GatewayView(URI api, URI application) {}

  /**
   * @param credentials a client's properties file, ready to use
   */
  public record KafkaView(String bootstrapServers, String security, String credentials) {}

  /**
   * @param credentials a file for {@code PGPASSFILE}
   */
  public record PostgresView(String url, String user, String credentials) {}

  /**
   * @param state {@code starting}, {@code ready}, {@code unready}, {@code waiting}, {@code stopped}
   * @param detail why it is not ready, or when it starts again
   */
  public record ProcessView(
      String name,
      @Nullable Long pid,
      String state,
      @Nullable String detail,
      @Nullable URI address,
      int restarts,
      @Nullable Long pssKiB,
      String log) {

    ProcessView withMemory(@Nullable Long counted) {
      return new ProcessView(name, pid, state, detail, address, restarts, counted, log);
    }
  }
}
