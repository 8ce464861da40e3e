package io.threeways.deploy.rollout.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Fixtures;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.rollout.Servers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The objects that are made of a release. */
class WorkloadTest {
  private static final UUID ID = UUID.fromString("01933333-4444-7555-8666-777788889999");
  private static final Fleet FLEET =
      new Fleet(new Place("shop", "production"), ID, "threeways-production");
  private static final KubernetesSettings SETTINGS = ConfiguredCluster.with(Map.of());

  @Test
  void aVersionIsOneDeploymentAndOneServiceOfItsName() {
    Deployment deployment = deployment();
    Service service = Workload.service(FLEET, SETTINGS);

    assertThat(FLEET.name()).isEqualTo("shop-777788889999");
    assertThat(deployment.getMetadata().getName()).isEqualTo(FLEET.name());
    assertThat(service.getMetadata().getName()).isEqualTo(FLEET.name());
    assertThat(FLEET.endpoint(8080))
        .hasToString("http://shop-777788889999.threeways-production.svc:8080");
    assertThat(service.getSpec().getSelector())
        .isEqualTo(deployment.getSpec().getSelector().getMatchLabels());
    assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(service.getSpec().getSelector());
  }

  @Test
  void labelsAreKubernetesOwn() {
    assertThat(deployment().getMetadata().getLabels())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "app.kubernetes.io/name", "shop",
                "app.kubernetes.io/instance", ID.toString(),
                "app.kubernetes.io/version", "7",
                "app.kubernetes.io/part-of", "production",
                "app.kubernetes.io/managed-by", "three-ways"));
  }

  @Test
  void aServiceCannotBeginWithADigit() {
    String name = new Fleet(new Place("4".repeat(63), "production"), ID, "x").name();

    assertThat(name).matches("[a-z][a-z0-9-]{1,62}");
  }

  @Test
  void thereAreAsManyReplicasAsServersWereAskedFor() {
    Deployment deployment = deployment();

    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    assertThat(Roster.of(deployment)).isEqualTo(aRoster());
  }

  @Test
  void aServerIsReadyWhenItsHealthPathAnswers() {
    Container server = server(deployment());

    assertThat(server.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health");
    assertThat(server.getReadinessProbe().getHttpGet().getPort().getStrVal()).isEqualTo("http");
    assertThat(server.getPorts().getFirst().getContainerPort()).isEqualTo(8080);
    assertThat(server.getLivenessProbe()).isNull();
  }

  @Test
  void memoryIsTheirsAndNoMore() {
    Map<String, Quantity> memory = Map.of("memory", new Quantity("256Mi"));
    Container server = server(deployment());

    assertThat(server.getResources().getLimits()).isEqualTo(memory);
    assertThat(server.getResources().getRequests()).isEqualTo(memory);
  }

  @Test
  void commandsAndVariablesMeanWhatTheyMeanWithAnAgent() {
    Plan plan = planOf(List.of("java", "$(nothing)"), Map.of("GREETING", "$(hello) $PORT"));

    Container server = server(deployment(plan));

    assertThat(server.getCommand()).containsExactly("java", "$$(nothing)");
    assertThat(server.getWorkingDir()).isEqualTo("/app");
    assertThat(server.getEnv())
        .containsExactly(
            new EnvVar("GREETING", "$$(hello) $PORT", null), new EnvVar("PORT", "8080", null));
  }

  @Test
  void nobodyIsRootOrCanWriteOrHasATokenOfTheCluster() {
    PodSpec pod = deployment().getSpec().getTemplate().getSpec();

    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(List.of(pod.getInitContainers().getFirst(), pod.getContainers().getFirst()))
        .allSatisfy(
            container -> {
              assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(container.getSecurityContext().getCapabilities().getDrop())
                  .containsExactly("ALL");
            });
    assertThat(server(deployment()).getVolumeMounts().getFirst().getReadOnly()).isTrue();
  }

  @Test
  void filesAreDividedAmongConfigMapsAndWholeAgain() throws IOException {
    byte[] tar = new byte[2_000_000];
    new Random(1).nextBytes(tar);

    Parcel parcel = parcel(tar);

    assertThat(parcel.parts())
        .hasSize(3)
        .allSatisfy(part -> assertThat(part.getImmutable()).isTrue());
    assertThat(unpacked(parcel)).isEqualTo(tar);
    Volume volume = deployment(parcel).getSpec().getTemplate().getSpec().getVolumes().getLast();
    assertThat(volume.getProjected().getSources())
        .extracting(source -> source.getConfigMap().getName())
        .containsExactlyElementsOf(parcel.names());
  }

  /** The init container's own line, with other folders. */
  @Test
  void aShellUnpacksThem(@TempDir Path folder) throws Exception {
    Path parcel = Files.createDirectory(folder.resolve("parcel"));
    Path app = Files.createDirectory(folder.resolve("app"));
    Path file = Files.writeString(folder.resolve("shop.txt"), "a shop");
    run("tar -cf " + folder + "/all.tar -C " + folder + " " + file.getFileName());
    for (ConfigMap part : parcel(Files.readAllBytes(folder.resolve("all.tar"))).parts()) {
      for (Map.Entry<String, String> data : part.getBinaryData().entrySet()) {
        Files.write(parcel.resolve(data.getKey()), Base64.getDecoder().decode(data.getValue()));
      }
    }
    List<String> command =
        deployment().getSpec().getTemplate().getSpec().getInitContainers().getFirst().getCommand();

    run(command.getLast().replace("/parcel", parcel.toString()).replace("/app", app.toString()));

    assertThat(app.resolve("shop.txt")).hasContent("a shop");
  }

  private static void run(String line) throws Exception {
    assertThat(new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void whatIsTooLongForTheApiServerIsSaid() {
    byte[] tar = new byte[10_000_000];
    new Random(1).nextBytes(tar);

    assertThatThrownBy(() -> parcel(tar))
        .isInstanceOf(Servers.NotStartable.class)
        .hasMessageContaining("files-mebibytes");
  }

  @Test
  void aNamespaceTakesRestrictedPodsOnlyAndTheirPortAlone() {
    assertThat(Grounds.namespace(FLEET.place(), FLEET.namespace()).getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
        .containsEntry("app.kubernetes.io/managed-by", "three-ways");
    assertThat(Grounds.policy(FLEET.namespace(), 8080).getSpec().getIngress())
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(8080)));
  }

  private static Container server(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private static Deployment deployment() {
    return deployment(Fixtures.planFor("healthy"));
  }

  private static Deployment deployment(Plan plan) {
    return Workload.deployment(FLEET, release(plan), aRoster(), parcel(new byte[1]), SETTINGS);
  }

  private static Deployment deployment(Parcel parcel) {
    return Workload.deployment(
        FLEET, release(Fixtures.planFor("healthy")), aRoster(), parcel, SETTINGS);
  }

  private static Roster aRoster() {
    return new Roster(new TreeSet<>(List.of(0, 3)), 5, "sha256:7");
  }

  private static Release release(Plan plan) {
    return new Release(Fixtures.anArtifact(7, "healthy").release().artifact(), plan);
  }

  private static Plan planOf(List<String> command, Map<String, String> variables) {
    Plan plan = Fixtures.planFor("healthy");
    return new Plan(
        plan.servers(),
        command,
        variables,
        plan.memoryMiB(),
        plan.healthPath(),
        plan.warmUp(),
        plan.sticky(),
        plan.strategy(),
        plan.approval(),
        plan.network());
  }

  private static Parcel parcel(byte[] tar) {
    return Parcel.of(
        FLEET,
        Fixtures.anArtifact(7, "healthy").release().artifact(),
        new ByteArrayInputStream(tar),
        SETTINGS.filesMebibytes());
  }

  /** As {@code cat /parcel/part-* | gunzip} does it. */
  private static byte[] unpacked(Parcel parcel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ConfigMap part : parcel.parts()) {
      all.writeBytes(Base64.getDecoder().decode(part.getBinaryData().values().iterator().next()));
    }
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(all.toByteArray()))) {
      return zip.readAllBytes();
    }
  }
}
