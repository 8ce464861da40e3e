package io.threeways.agent;

import io.threeways.agent.process.Agency;
import io.threeways.agent.process.Processes;
import io.threeways.agent.relay.RelayedPorts;
import io.threeways.agent.sandbox.SandboxChoice;
import io.threeways.agent.sandbox.SandboxTrials;
import io.threeways.agent.sandbox.SystemView;
import io.threeways.agent.workspace.UnpackLimits;
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
  SandboxChoice sandbox(AgentSettings settings) throws IOException, InterruptedException {
    Path folder = folder(settings);
    SystemView view =
        SystemView.of(settings.toolbox().orElse(null), JDK)
            .withOwnSettings(folder.resolve("settings"));
    return new SandboxTrials(folder, view).choose(settings.sandbox());
  }

  @Produces
  @Singleton
  Agency agency(AgentSettings settings, SandboxChoice choice) throws IOException {
    Path folder = folder(settings);
    return Agency.open(
        folder,
        new Agency.Settings(
            settings.unsafe(),
            settings.grace(),
            settings.supervision(),
            settings.kept(),
            new UnpackLimits(
                settings.workspace().mebibytes() * MEBIBYTE, settings.workspace().entries())),
        choice.sandbox(),
        settings.toolbox().orElse(null),
        JDK,
        new RelayedPorts(folder, JDK),
        InstantSource.system(),
        RandomGenerator.of("SecureRandom"));
  }

  @Produces
  @Singleton
  Processes processes(Agency agency) {
    return agency.processes();
  }

  @Produces
  @Singleton
  Workspaces workspaces(Agency agency) {
    return agency.workspaces();
  }

  private static Path folder(AgentSettings settings) throws IOException {
    return Files.createDirectories(
        settings.folder().toAbsolutePath().normalize(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
