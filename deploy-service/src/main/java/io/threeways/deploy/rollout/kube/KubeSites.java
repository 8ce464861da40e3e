package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Servers.Outdated;
import io.threeways.deploy.rollout.Sites;
import io.threeways.deploy.traffic.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Namespaces, and requests led by HTTPRoutes in them. Other places need nothing. */
@ApplicationScoped
public class KubeSites implements Sites {
  private final Cluster cluster;

  @Inject
  public KubeSites(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void lead(Route route, long epoch) {
    Place place = route.place();
    if (!cluster.runs(place) || !HttpRoutes.hasBackends(route)) {
      return;
    }
    HTTPRoute wanted = HttpRoutes.of(route, epoch, cluster.namespace(place), cluster.settings());
    cluster.ask(
        "lead requests to " + place,
        () -> {
          Resource<HTTPRoute> resource = cluster.client().resource(wanted);
          HTTPRoute there = resource.get();
          if (there != null && HttpRoutes.epoch(there) > epoch) {
            throw new Outdated(
                "the route of %s belongs to epoch %d, not %d"
                    .formatted(place, HttpRoutes.epoch(there), epoch));
          }
          if (there != null && HttpRoutes.saysTheSame(there, wanted)) {
            return there;
          }
          return resource.fieldManager(Fleet.MANAGER).forceConflicts().serverSideApply();
        });
  }

  @Override
  public void vacate(Place place) {
    if (!cluster.runs(place)) {
      return;
    }
    String namespace = cluster.namespace(place);
    cluster.ask(
        "vacate " + place,
        () -> {
          Grounds.leave(cluster.client(), place, namespace);
          return cluster
              .client()
              .resources(HTTPRoute.class)
              .inNamespace(namespace)
              .withName(place.application())
              .delete();
        });
  }
}
