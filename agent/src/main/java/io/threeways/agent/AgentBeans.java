package io.threeways.agent;

import io.threeways.agent.process.Agency;
import io.threeways.agent.process.Processes;
import io.threeways.agent.relay.RelayedPorts;
import io.threeways.agent.sandbox.SandboxChoice;
import io.threeways.agent.sandbox.SandboxTrials;
import io.threeways.agent.sandbox.SystemView;
import io.threeways.agent.workspace.UnpackLimits;
import io.threeways.agent.workspace.WorkspaceFolders;
import io.threeways.agent.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Puts the agent together. */
@ApplicationScoped
class AgentBeans {
  private static final long MEBIBYTE = 1024L * 1024;
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @Produces
  @Singleton
  SandboxChoice sandbox(AgentConfiguration configuration) throws IOException, InterruptedException {
    Path folder = folder(configuration);
    SystemView view =
        SystemView.of(configuration.toolbox().orElse(null), JDK)
            .withOwnSettings(folder.resolve("settings"));
    return new SandboxTrials(folder, view).choose(configuration.sandbox());
  }

  @Produces
  @Singleton
  Agency agency(AgentConfiguration configuration, SandboxChoice choice) throws IOException {
    Path folder = folder(configuration);
    return Agency.open(
        folder,
        new Agency.Settings(
            configuration.unsafe(),
            configuration.grace(),
            configuration.supervision(),
            configuration.kept()),
        choice.sandbox(),
        configuration.toolbox().orElse(null),
        JDK,
        new WorkspaceFolders(folder.resolve("workspaces")),
        new RelayedPorts(folder, JDK),
        InstantSource.system());
  }

  @Produces
  @Singleton
  Processes processes(Agency agency) {
    return agency.processes();
  }

  @Produces
  @Singleton
  Workspaces workspaces(AgentConfiguration configuration, Processes processes) throws IOException {
    return new Workspaces(
        new WorkspaceFolders(folder(configuration).resolve("workspaces")),
        new UnpackLimits(
            configuration.workspace().mebibytes() * MEBIBYTE, configuration.workspace().entries()),
        processes,
        RandomGenerator.of("SecureRandom"));
  }

  private static Path folder(AgentConfiguration configuration) throws IOException {
    return Files.createDirectories(
        configuration.folder().toAbsolutePath().normalize(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
