package io.threeways.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk found: a thousand requests, one after the other, over kept-alive connections.
 *
 * @param requests that were answered
 * @param p99 within which 99 of 100 were
 * @param lost connections that broke or timed out
 * @param other answers than 2xx and 3xx
 */
record Wrk(long requests, Duration time, Duration p99, long lost, long other) {
  private static final String CUSTOMER =
      "wrk.format('GET', '/catalogue', {Host = '%s', Cookie = 'customer=c' .. i})"
          .formatted(ProxyUnderTest.HOST);

  private static final String SCRIPT =
      """
      local requests = {}
      local turn = 0
      init = function(args)
        for i = 1, 1000 do
          requests[i] = %s
        end
      end
      request = function()
        turn = turn %% 1000 + 1
        return requests[turn]
      end
      done = function(summary, latency, all)
        local e = summary.errors
        io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
          latency:percentile(99), e.connect + e.read + e.write + e.timeout, e.status))
      end
      """;

  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  /** Customers of the application behind {@link ProxyUnderTest}, who are known by a cookie. */
  static Wrk run(int port, Duration time, int connections)
      throws IOException, InterruptedException {
    return run(port, time, connections, CUSTOMER);
  }

  /**
   * @param request in Lua: the {@code i}th of 1,000
   */
  static Wrk run(int port, Duration time, int connections, String request)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile("requests", ".lua");
    Files.writeString(script, SCRIPT.formatted(request));
    Process wrk =
        new ProcessBuilder(
                List.of(
                    Tool.find("taskset"),
                    "-c",
                    Integer.toString(ProxyProcesses.LOAD_CORE),
                    Tool.find("wrk"),
                    "-t1",
                    "-c" + connections,
                    "-d" + time.toSeconds() + "s",
                    "-s",
                    script.toString(),
                    "http://127.0.0.1:" + port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = wrk.waitFor();
    Files.delete(script);
    if (exit != 0) {
      throw new IOException("wrk ended with " + exit + ": " + output);
    }
    return parse(output);
  }

  double perSecond() {
    return requests / (time.toNanos() / 1e9);
  }

  private static Wrk parse(String output) throws IOException {
    Matcher result = RESULT.matcher(output);
    if (!result.find()) {
      throw new IOException("wrk says: " + output);
    }
    return new Wrk(
        Long.parseLong(result.group(1)),
        micros(result.group(2)),
        micros(result.group(3)),
        Long.parseLong(result.group(4)),
        Long.parseLong(result.group(5)));
  }

  private static Duration micros(String text) {
    return Duration.ofNanos(Long.parseLong(text) * 1_000);
  }
}
