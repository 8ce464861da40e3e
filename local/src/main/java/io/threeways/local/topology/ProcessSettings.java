package io.threeways.local.topology;

import io.threeways.local.home.Home;
import io.threeways.local.home.Secrets;
import io.threeways.local.kafka.Broker;
import io.threeways.local.postgres.Postgres;
import java.util.Map;
import java.util.TreeMap;

/** What each process is told: addresses, credentials, folders. */
public final class ProcessSettings {
  private final Home home;
  private final Secrets secrets;
  private final Listeners listeners;
  private final Postgres postgres;
  private final Broker broker;
  private final Topology topology;
  private final boolean unsafe;

  /**
   * @param unsafe whether code may run where no sandbox can be had
   */
  public ProcessSettings(
      Home home,
      Secrets secrets,
      Listeners listeners,
      Postgres postgres,
      Broker broker,
      Topology topology,
      boolean unsafe) {
    this.home = home;
    this.secrets = secrets;
    this.listeners = listeners;
    this.postgres = postgres;
    this.broker = broker;
    this.topology = topology;
    this.unsafe = unsafe;
  }

  /** The keys of one process, sorted: equal input gives equal text. */
  public Map<String, String> of(Deployable deployable) {
    Map<String, String> settings = new TreeMap<>();
    // Above what jars bring along (100) and an application's own file (250), below the environment.
    settings.put("config_ordinal", "275");
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", String.valueOf(listeners.port(deployable.name())));
    settings.putAll(identity(home, deployable.name()));
    deployable.words().forEach(word -> settings.putAll(stores(word)));
    if (deployable.words().contains("build")) {
      settings.put("threeways.build.folder", home.data("build").toString());
      settings.put("threeways.build.agent.url", agent());
      settings.put("threeways.build.agent.unsafe", String.valueOf(unsafe));
      settings.put("threeways.build.public-url", listeners.address(Topology.GATEWAY).toString());
      settings.put("threeways.build.internal-url", listeners.address(deployable.name()).toString());
      settings.put("threeways.build.andon.mail.host", "127.0.0.1");
      settings.put("threeways.build.andon.mail.port", String.valueOf(listeners.mailPort()));
      // Everything here is on this machine, and so is whoever may ask for it.
      settings.put("threeways.build.andon.private-targets", "true");
    }
    if (deployable.words().contains("deploy")) {
      settings.put("threeways.deploy.agent.url", agent());
      settings.put("threeways.deploy.agent.unsafe", String.valueOf(unsafe));
      settings.put("threeways.deploy.toggle.folder", home.data("toggles").toString());
    }
    if (deployable.words().contains(Topology.GATEWAY)) {
      settings.putAll(gateway());
    }
    return settings;
  }

  /** How a process signs and whom it believes. */
  public static Map<String, String> identity(Home home, String issuer) {
    return Map.of(
        "threeways.identity.issuer", issuer,
        "threeways.identity.private-key", home.privateKey(issuer).toUri().toString(),
        "threeways.identity.trusted", home.trustedKeys().toUri().toString());
  }

  private Map<String, String> stores(String word) {
    Map<String, String> settings = new TreeMap<>();
    String datasource = "quarkus.datasource." + word + ".";
    settings.put(datasource + "jdbc.url", postgres.jdbcUrl());
    settings.put(datasource + "username", word);
    settings.put(datasource + "password", secrets.postgres(word));
    broker
        .clientSettings(word)
        .forEach(
            (key, value) -> settings.put("threeways." + word + ".kafka.\"" + key + "\"", value));
    return settings;
  }

  private Map<String, String> gateway() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("threeways.gateway.folder", home.data(Topology.GATEWAY).toString());
    settings.put("threeways.gateway.application.port", String.valueOf(listeners.applicationPort()));
    settings.put("threeways.gateway.bootstrap.user", "admin");
    settings.put("threeways.gateway.bootstrap.token-hash", secrets.adminTokenHash());
    settings.put("threeways.gateway.targets.local", agent());
    settings.put("threeways.gateway.targets.agent", agent());
    if (topology.hasMonolith()) {
      settings.put(
          "threeways.gateway.targets.monolith", listeners.address(Topology.MONOLITH).toString());
    }
    for (String word : Topology.SERVICES) {
      settings.put("threeways.gateway.routes." + word + ".served-by", topology.servedBy(word));
    }
    for (String word : topology.extracted()) {
      settings.put("threeways.gateway.targets." + word, listeners.address(word).toString());
    }
    return settings;
  }

  /** The agent lives in this process. */
  private String agent() {
    return listeners.address("local").toString();
  }
}
