package io.threeways.local;

import io.threeways.local.home.Home;
import io.threeways.local.home.OwnerOnly;
import io.threeways.local.home.Ports;
import io.threeways.local.home.Secrets;
import io.threeways.local.kafka.Broker;
import io.threeways.local.mail.MailSink;
import io.threeways.local.postgres.Postgres;
import io.threeways.local.postgres.PostgresKeeper;
import io.threeways.local.postgres.Roles;
import io.threeways.local.topology.Listeners;
import io.threeways.local.topology.SettingsText;
import io.threeways.local.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The broker and the database, with what our services need to exist in them. */
public final class Infrastructure {
  private static final Logger LOG = Logger.getLogger(Infrastructure.class);

  /** What tools for developers' mail use. */
  private static final int MAIL_PORT = 1025;

  private final Home home;
  private final Secrets secrets;
  private final Postgres postgres;
  private final Broker broker;
  private final Ports ports;
  private volatile @Nullable PostgresKeeper keeper;
  private volatile @Nullable MailSink mail;

  Infrastructure(Home home, Ports ports, Secrets secrets) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
    this.postgres = new Postgres(home, ports, secrets.postgres(Postgres.OWNER));
    this.broker = new Broker(home.data("kafka"), ports, secrets, owners());
  }

  public Postgres postgres() {
    return postgres;
  }

  public Broker broker() {
    return broker;
  }

  /** For people and their tools: one connection string each, with its password. */
  public Path postgresCredentials() {
    return home.secrets().resolve("pgpass");
  }

  public Path kafkaCredentials() {
    return home.secrets().resolve("kafka.properties");
  }

  /** Both at once; when this returns, services can use them. */
  void start() throws InterruptedException, ExecutionException {
    startMail();
    together(this::startPostgres, this::startBroker);
    OwnerOnly.write(
        postgresCredentials(),
        "127.0.0.1:%d:*:%s:%s\n"
            .formatted(postgres.port(), Postgres.OWNER, secrets.postgres(Postgres.OWNER)));
    OwnerOnly.write(kafkaCredentials(), SettingsText.of(broker.clientSettings(Broker.OWNER)));
  }

  void stop() throws InterruptedException, ExecutionException {
    PostgresKeeper keeping = keeper;
    if (keeping != null) {
      keeping.close();
    }
    MailSink taking = mail;
    if (taking != null) {
      taking.close();
    }
    together(
        () -> {
          postgres.stop();
          return "PostgreSQL";
        },
        () -> {
          broker.stop();
          return "Kafka";
        });
  }

  private void startMail() {
    MailSink sink = new MailSink(home.mail(), ports.choose(Listeners.MAIL, MAIL_PORT));
    sink.start();
    mail = sink;
  }

  private String startPostgres() throws Exception {
    postgres.start();
    new Roles(secrets).provide(postgres.port(), owners());
    keeper = PostgresKeeper.of(postgres);
    return "PostgreSQL";
  }

  private String startBroker() throws Exception {
    broker.start();
    return "Kafka";
  }

  private static void together(Callable<String> one, Callable<String> other)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<String> done : threads.invokeAll(List.of(one, other))) {
        LOG.debugf("%s: done", done.get());
      }
    }
  }

  /** Who has a schema and a password. */
  private static List<String> owners() {
    List<String> owners = new ArrayList<>(Topology.SERVICES);
    owners.add(Topology.GATEWAY);
    return owners;
  }
}
