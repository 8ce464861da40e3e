package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The objects that run one version, within Kubernetes' <a
 * href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">restricted</a>
 * standard: no root, no privileges, no token of the cluster, nothing to write to but scratch.
 */
final class Workload {
  /** Of the container whose output and end are a server's. */
  static final String SERVER = "server";

  private static final String PORT = "http";
  private static final String FILES = "files";
  private static final String PARCEL = "parcel";
  private static final String SCRATCH = "scratch";
  private static final String FILES_FOLDER = "/app";
  private static final String PARCEL_FOLDER = "/parcel";

  private Workload() {}

  static Deployment deployment(
      Fleet fleet, Release release, Roster roster, Parcel parcel, KubernetesSettings settings) {
    Map<String, String> labels = new HashMap<>(fleet.labels());
    labels.put("app.kubernetes.io/version", Long.toString(release.artifact().number()));
    return new DeploymentBuilder()
        .withNewMetadata()
        .withNamespace(fleet.namespace())
        .withName(fleet.name())
        .withLabels(labels)
        .withAnnotations(roster.annotations())
        .endMetadata()
        .withNewSpec()
        .withReplicas(roster.indexes().size())
        // A version is never changed: there is nothing of it to return to.
        .withRevisionHistoryLimit(0)
        .withNewSelector()
        .withMatchLabels(fleet.selector())
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(pod(release.plan(), parcel, settings))
        .endTemplate()
        .endSpec()
        .build();
  }

  static Service service(Fleet fleet, KubernetesSettings settings) {
    return new ServiceBuilder()
        .withMetadata(fleet.named(fleet.name()))
        .withNewSpec()
        .withSelector(fleet.selector())
        .addNewPort()
        .withName(PORT)
        .withPort(settings.port())
        .withNewTargetPort(PORT)
        .endPort()
        .endSpec()
        .build();
  }

  private static PodSpec pod(Plan plan, Parcel parcel, KubernetesSettings settings) {
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(settings.user())
        .withRunAsGroup(settings.user())
        .withFsGroup(settings.user())
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withInitContainers(unpacking(plan, settings))
        .withContainers(server(plan, settings))
        .withVolumes(
            scratch(FILES, settings), scratch(SCRATCH, settings), parcelVolume(parcel.names()))
        .build();
  }

  private static Container unpacking(Plan plan, KubernetesSettings settings) {
    return new ContainerBuilder()
        .withName("files")
        .withImage(settings.image())
        .withCommand(
            "sh", "-c", "cat %s/part-* | tar -xz -f - -C %s".formatted(PARCEL_FOLDER, FILES_FOLDER))
        .withSecurityContext(confined())
        .withNewResources()
        .withRequests(memory(plan))
        .withLimits(memory(plan))
        .endResources()
        .withVolumeMounts(mount(FILES, FILES_FOLDER, false), mount(PARCEL, PARCEL_FOLDER, true))
        .build();
  }

  /**
   * Ready as soon and as long as its health path answers. It is not restarted for being ill: that
   * is judged, and the whole version with it.
   */
  private static Container server(Plan plan, KubernetesSettings settings) {
    return new ContainerBuilder()
        .withName(SERVER)
        .withImage(settings.image())
        .withCommand(plan.command().stream().map(Workload::verbatim).toList())
        .withWorkingDir(FILES_FOLDER)
        .withEnv(variables(plan, settings))
        .addNewPort()
        .withName(PORT)
        .withContainerPort(settings.port())
        .endPort()
        .withNewReadinessProbe()
        .withNewHttpGet()
        .withPath(plan.healthPath())
        .withNewPort(PORT)
        .endHttpGet()
        .withPeriodSeconds(1)
        .withTimeoutSeconds(2)
        .withFailureThreshold(3)
        .endReadinessProbe()
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep(settings.drain().toSeconds())
        .endPreStop()
        .endLifecycle()
        .withSecurityContext(confined())
        .withNewResources()
        .withRequests(memory(plan))
        .withLimits(memory(plan))
        .endResources()
        .withVolumeMounts(mount(FILES, FILES_FOLDER, true), mount(SCRATCH, "/tmp", false))
        .build();
  }

  private static Map<String, Quantity> memory(Plan plan) {
    return Map.of("memory", new Quantity(plan.memoryMiB() + "Mi"));
  }

  private static List<EnvVar> variables(Plan plan, KubernetesSettings settings) {
    Map<String, String> all = new TreeMap<>(plan.variables());
    all.put("PORT", Integer.toString(settings.port()));
    return all.entrySet().stream()
        .map(entry -> new EnvVar(entry.getKey(), verbatim(entry.getValue()), null))
        .toList();
  }

  /** Kubernetes replaces {@code $(NAME)} in commands and values, and an agent does not. */
  private static String verbatim(String text) {
    return text.replace("$(", "$$(");
  }

  private static SecurityContext confined() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }

  private static Volume scratch(String name, KubernetesSettings settings) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity(settings.scratchMebibytes() + "Mi"))
        .endEmptyDir()
        .build();
  }

  private static Volume parcelVolume(List<String> parts) {
    Stream<VolumeProjection> sources =
        parts.stream()
            .map(
                part ->
                    new VolumeProjectionBuilder()
                        .withNewConfigMap()
                        .withName(part)
                        .endConfigMap()
                        .build());
    return new VolumeBuilder()
        .withName(PARCEL)
        .withNewProjected()
        .withSources(sources.toList())
        .endProjected()
        .build();
  }

  private static VolumeMount mount(String name, String folder, boolean readOnly) {
    VolumeMount mount = new VolumeMount();
    mount.setName(name);
    mount.setMountPath(folder);
    mount.setReadOnly(readOnly);
    return mount;
  }
}
