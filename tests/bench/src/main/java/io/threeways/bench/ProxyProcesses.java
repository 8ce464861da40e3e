package io.threeways.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A backend, nginx as a proxy and our application listener as a proxy, each a process. The proxies
 * share one core, and only one is busy at a time; backend and load have the other.
 */
final class ProxyProcesses implements AutoCloseable {
  static final List<String> FLAGS = ProductionFlags.of("gateway");

  static final int PROXY_CORE = 0;
  static final int LOAD_CORE = 1;
  private static final int BODY_BYTES = 4096;

  private final List<Process> processes;
  private final Path folder;
  final Process nginx;
  final int nginxPort;
  final Process gateway;
  final int gatewayPort;
  private final BufferedReader gatewayOutput;

  static ProxyProcesses start() throws IOException {
    List<Process> started = new ArrayList<>();
    try {
      return new ProxyProcesses(started);
    } catch (IOException | RuntimeException e) {
      started.forEach(Process::destroyForcibly);
      throw e;
    }
  }

  /**
   * @param processes given each process once it is started
   */
  private ProxyProcesses(List<Process> processes) throws IOException {
    this.processes = processes;
    folder = Files.createTempDirectory("proxy-bench");
    int backendPort = freePort();
    String backend = "http://127.0.0.1:" + backendPort;
    // nginx takes no parameter of 4 KiB.
    String half = "x".repeat(BODY_BYTES / 2);
    nginx(
        LOAD_CORE,
        "backend",
        backendPort,
        "set $half \"%s\"; return 200 \"$half$half\";".formatted(half));
    nginxPort = freePort();
    nginx =
        nginx(
            PROXY_CORE,
            "proxy",
            nginxPort,
            """
            proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection "";
            proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;
            """,
            "upstream backend { server 127.0.0.1:%d; keepalive 256; keepalive_requests 1000000000; }"
                .formatted(backendPort));
    gateway = gateway(backend);
    gatewayOutput = gateway.inputReader();
    gatewayPort = Integer.parseInt(line());
  }

  /** Lets the gateway change its weights; returns at once. */
  void startShifting(int times) throws IOException {
    gateway.outputWriter().write(times + "\n");
    gateway.outputWriter().flush();
  }

  /**
   * Waits until all changes of weights were made.
   *
   * @return when the last one was
   */
  Instant awaitShifted() throws IOException {
    String[] words = line().split(" ");
    if (words.length != 2 || !words[0].equals(ProxyUnderTest.SHIFTED)) {
      throw new IOException("the gateway says something else: " + String.join(" ", words));
    }
    return Instant.parse(words[1]);
  }

  static Duration cpu(Process process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly();
      process.waitFor();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private String line() throws IOException {
    String line = gatewayOutput.readLine();
    if (line == null) {
      throw new IOException("the gateway's process ended");
    }
    return line;
  }

  private Process gateway(String backend) throws IOException {
    List<String> command = onCore(PROXY_CORE);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), ProxyUnderTest.class.getName(), backend));
    return started(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
  }

  private Process nginx(int core, String name, int port, String location, String... more)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Path file = own.resolve("nginx.conf");
    Files.writeString(
        file,
        """
        daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
        events { worker_connections 4096; }
        http {
          access_log off; keepalive_requests 1000000000; keepalive_timeout 600s;
          client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
          uwsgi_temp_path %1$s; scgi_temp_path %1$s;
          %4$s
          server { listen 127.0.0.1:%2$d; location / { %3$s } }
        }
        """
            .formatted(own, port, location, String.join("\n", more)));
    List<String> command = onCore(core);
    command.addAll(List.of(Tool.find("nginx"), "-p", own.toString(), "-c", file.toString()));
    return started(new ProcessBuilder(command).inheritIO());
  }

  private Process started(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static List<String> onCore(int core) throws IOException {
    return new ArrayList<>(List.of(Tool.find("taskset"), "-c", Integer.toString(core)));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
