package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Environments;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Routes;
import io.threeways.deploy.traffic.WrittenRoute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything that a database keeps, with transactions that take back what was not committed. */
final class InMemoryStore implements Transactions, Environments, Routes {
  Map<Place, Application> applications = new HashMap<>();
  Map<UUID, Deployment> deployments = new LinkedHashMap<>();
  Map<Place, WrittenRoute> routes = new HashMap<>();
  Set<String> environments = new TreeSet<>();
  final List<WrittenRoute> outbox = new ArrayList<>();
  private boolean open;

  @Override
  public synchronized <T> T in(Supplier<T> work) {
    if (open) {
      return work.get();
    }
    var before =
        new Object() {
          final Map<Place, Application> a = new HashMap<>(applications);
          final Map<UUID, Deployment> d = new LinkedHashMap<>(deployments);
          final Map<Place, WrittenRoute> r = new HashMap<>(routes);
          final Set<String> e = new TreeSet<>(environments);
          final int sent = outbox.size();
        };
    open = true;
    try {
      return work.get();
    } catch (RuntimeException | Error failure) {
      applications = before.a;
      deployments = before.d;
      routes = before.r;
      environments = before.e;
      outbox.subList(before.sent, outbox.size()).clear();
      throw failure;
    } finally {
      open = false;
    }
  }

  @Override
  public boolean add(String name, Instant at) {
    return environments.add(name);
  }

  @Override
  public void remove(String name) {
    environments.remove(name);
  }

  @Override
  public Optional<WrittenRoute> find(Place place) {
    return Optional.ofNullable(routes.get(place));
  }

  @Override
  public void save(WrittenRoute route) {
    routes.put(route.route().place(), route);
  }

  @Override
  public void remove(Place place) {
    routes.remove(place);
  }
}
