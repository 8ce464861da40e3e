package io.threeways.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.threeways.local.home.Home;
import io.threeways.local.home.OwnerOnly;
import io.threeways.local.home.Ports;
import io.threeways.local.home.SigningKeys;
import io.threeways.local.topology.ProcessSettings;
import io.threeways.local.topology.SettingsText;
import io.threeways.local.topology.Topology;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prepares what Quarkus itself needs to start (keys, a port), then starts it. Everything else is
 * the {@link Platform}'s.
 */
@QuarkusMain
public final class Main {
  private static final int ALREADY_RUNNING = 3;

  private Main() {}

  public static void main(String... words) throws IOException {
    Arguments arguments = Arguments.parse(words);
    Home home = Home.open(arguments.home());
    try (FileChannel lock =
        FileChannel.open(
            home.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        System.err.println("Another process already runs the platform in " + home.folder());
        System.exit(ALREADY_RUNNING);
      }
      new SigningKeys(home, new SecureRandom()).provide(issuers());
      configure(home, arguments);
      Quarkus.run();
      Quarkus.waitForExit();
    }
  }

  private static List<String> issuers() {
    List<String> issuers = new ArrayList<>(Topology.SERVICES);
    issuers.addAll(List.of(Topology.MONOLITH, Topology.GATEWAY, "local"));
    return issuers;
  }

  private static void configure(Home home, Arguments arguments) {
    Map<String, String> settings = new TreeMap<>(ProcessSettings.identity(home, "local"));
    settings.put("config_ordinal", "275");
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", String.valueOf(new Ports(home).choose("local", 0)));
    settings.put("threeways.local.home", home.folder().toString());
    settings.put("threeways.local.root", arguments.root().toString());
    settings.put("threeways.local.cache", arguments.cache().toString());
    settings.put("threeways.local.extract", arguments.extract());
    settings.put("threeways.agent.folder", home.data("agent").toString());
    settings.put(
        "threeways.agent.toolbox", arguments.root().resolve("agent/target/toolbox").toString());
    settings.put("threeways.local.unsafe-builds", String.valueOf(arguments.unsafeBuilds()));
    settings.put("threeways.agent.unsafe", String.valueOf(arguments.unsafeBuilds()));
    Path file = home.processes().resolve("local.properties");
    OwnerOnly.write(file, SettingsText.of(settings));
    System.setProperty("smallrye.config.locations", file.toUri().toString());
  }
}
