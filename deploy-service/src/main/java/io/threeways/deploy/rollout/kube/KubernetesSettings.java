package io.threeways.deploy.rollout.kube;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which environments are namespaces of a Kubernetes cluster, and how servers run there. */
@ConfigMapping(prefix = "threeways.deploy.kubernetes")
public interface KubernetesSettings {
  /**
   * Names, or beginnings followed by {@code *}, for example {@code production,shop-b*}. None: no
   * cluster is asked for anything.
   */
  Optional<Set<String>> environments();

  /** Else {@code KUBECONFIG}, the user's own file, or the service account of our pod. */
  Optional<Path> kubeconfig();

  /** Of the file; else its current one. */
  Optional<String> context();

  /** An environment's namespace is this and its name. */
  @WithDefault("threeways-")
  String namespacePrefix();

  /** What routes attach to, as {@code <namespace>/<name>}; needed where an environment is named. */
  Optional<String> gateway();

  /** A place answers to the host {@code <application>.<environment>.<domain>}. */
  @WithDefault("localhost")
  String domain();

  /** What servers run in; needs {@code sh}, {@code cat} and a {@code tar} that knows gzip. */
  @WithDefault("eclipse-temurin:25-jre")
  String image();

  /** That servers listen on, and their Services. */
  @WithDefault("8080")
  int port();

  /** Number of the user and group that servers run as; never 0. */
  @WithDefault("10001")
  long user();

  /** Until a connection to the API server stands. */
  @WithDefault("PT2S")
  Duration connect();

  /** Of one question to it; below a third of a route's validity, which waits for it. */
  @WithDefault("PT4S")
  Duration answer();

  /** Of one wait for news; as with an agent. */
  @WithDefault("PT20S")
  Duration watch();

  /** Of an artifact's files, compressed: they are kept by the API server, once a version. */
  @WithDefault("8")
  int filesMebibytes();

  /** Of an artifact's unpacked files, and as much again of temporary ones, in each pod. */
  @WithDefault("512")
  int scratchMebibytes();

  /** A pod that has to end goes on answering, until every proxy has heard that it will. */
  @WithDefault("PT5S")
  Duration drain();

  /** Read when it is asked why a version does not start. */
  @WithDefault("200")
  long mostEvents();
}
