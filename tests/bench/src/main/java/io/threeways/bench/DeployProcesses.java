package io.threeways.bench;

import io.threeways.testkit.Database;
import io.threeways.testkit.EmbeddedKafka;
import io.threeways.testkit.EmbeddedPostgres;
import io.threeways.testkit.RealPartsResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processes of deploy-service as it is packaged to run alone, with a database and a broker of their
 * own; PostgreSQL writes through to the disk.
 */
final class DeployProcesses implements AutoCloseable {
  static final List<String> FLAGS = ProductionFlags.of("deploy");

  private static final String PACKAGED = "deploy-service/target/quarkus-app/quarkus-run.jar";

  /** Nobody listens there: what an installation on this host runs is none of theirs. */
  private static final String NO_AGENT = "http://127.0.0.1:9";

  private final Path jar;
  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final EmbeddedKafka kafka;
  private final Map<String, String> settings;
  private final List<DeployProcess> processes = new ArrayList<>();

  private DeployProcesses(Path jar, Path folder) {
    this.jar = jar;
    this.folder = folder;
    this.postgres = EmbeddedPostgres.startDurable();
    this.kafka = EmbeddedKafka.start();
    this.settings = settings(postgres.address().freshDatabase().withSchema("deploy"), kafka);
  }

  /**
   * Database and broker; no process yet.
   *
   * @throws IOException when deploy-service was not packaged to run alone
   */
  static DeployProcesses prepare() throws IOException {
    Path jar = Launcher.root().resolve(PACKAGED);
    if (!Files.exists(jar)) {
      throw new IOException(
          "%s is missing: ./threeways up --services, or mvn package, builds it".formatted(jar));
    }
    return new DeployProcesses(jar, Files.createTempDirectory("bench-deploy-"));
  }

  DeployProcess start() throws IOException, InterruptedException {
    return start(List.of(), List.of());
  }

  /**
   * One more, ready.
   *
   * @param before what it is started by, for example {@code taskset -c 0}
   * @param flags of its JVM beside those that it always has
   */
  DeployProcess start(List<String> before, List<String> flags)
      throws IOException, InterruptedException {
    int port = ProxyProcesses.freePort();
    Path own = Files.createDirectories(folder.resolve(Integer.toString(port)));
    Map<String, String> all = new TreeMap<>(settings);
    all.put("quarkus.http.port", Integer.toString(port));
    all.put("threeways.deploy.toggle.folder", own.toString());
    Path file = own.resolve("deploy.properties");
    Files.writeString(
        file,
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("log").toFile());
    builder.environment().put("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString());
    DeployProcess process = new DeployProcess(builder.start(), port);
    processes.add(process);
    process.awaitReady(own.resolve("log"));
    return process;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (DeployProcess each : processes) {
      each.close();
    }
    kafka.close();
    postgres.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Map<String, String> settings(Database database, EmbeddedKafka kafka) {
    // Without words: nothing but keys.
    Map<String, String> settings = new TreeMap<>(new RealPartsResource().start());
    settings.put("config_ordinal", "275");
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.datasource.deploy.jdbc.url", database.url());
    settings.put("quarkus.datasource.deploy.username", database.user());
    settings.put("quarkus.datasource.deploy.password", Database.PASSWORD);
    settings.put("threeways.deploy.kafka.\"bootstrap.servers\"", kafka.bootstrapServers());
    settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    settings.put("threeways.deploy.agent.url", NO_AGENT);
    return settings;
  }
}
