package io.threeways.build.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.build.BuildSettings;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.config.RemoteSettings;
import io.threeways.build.repository.config.RepositorySettings;
import io.threeways.build.webhook.SmartRemote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one fetch may bring. */
class JGitRemotesTest {
  private static final RepositoryName OURS = new RepositoryName("ours");

  private final SmartRemote remote = new SmartRemote();
  private @TempDir Path folder;

  @BeforeEach
  void aRemote() {
    remote.git().file("a", "1").commit("Begin");
  }

  @AfterEach
  void close() {
    remote.close();
  }

  @Test
  void itsBranchesAreFoundAndOursStay() throws Exception {
    JGitRemotes remotes = remotes(Map.of());

    assertThat(remotes.fetch(OURS, remote.url()).branches()).containsOnlyKeys(BranchName.MAIN);
    assertThat(remotes.fetch(OURS, remote.url()).remarks()).isEmpty();
  }

  @Test
  void anAnswerIsBounded() throws Exception {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    remote.git().file("noise", java.util.Base64.getEncoder().encodeToString(noise)).commit("More");
    JGitRemotes remotes = remotes(Map.of("threeways.build.remote.limit", "20K"));

    assertThatThrownBy(() -> remotes.fetch(OURS, remote.url()))
        .hasStackTraceContaining("threeways.build.remote.limit");
  }

  @Test
  void branchesAreCounted() throws Exception {
    remote.git().git("branch", "second");
    JGitRemotes remotes = remotes(Map.of("threeways.build.remote.branches", "1"));

    assertThatThrownBy(() -> remotes.fetch(OURS, remote.url()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("threeways.build.remote.branches");
  }

  @Test
  void aBranchThatIsTooMuchOrHasNoNameHereIsRemarkedAndNotFollowed() throws Exception {
    remote.git().git("branch", "50%");
    remote.git().git("checkout", "-q", "-b", "many");
    remote.git().file("b", "1").file("c", "2").commit("Three files");
    JGitRemotes remotes = remotes(Map.of("threeways.build.repository.entries", "2"));

    var fetched = remotes.fetch(OURS, remote.url());

    assertThat(fetched.branches()).containsOnlyKeys(BranchName.MAIN);
    assertThat(fetched.remarks()).hasSize(2).anySatisfy(r -> assertThat(r).startsWith("many: "));
  }

  @Test
  void aPrivateAddressIsNotAsked() throws Exception {
    JGitRemotes remotes = remotes(Map.of("threeways.build.remote.private-addresses", "false"));

    assertThatThrownBy(() -> remotes.fetch(OURS, remote.url())).isInstanceOf(IOException.class);
  }

  private JGitRemotes remotes(Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("threeways.build.folder", folder.toString());
    settings.put("threeways.build.public-url", "http://127.0.0.1:1");
    settings.put("threeways.build.internal-url", "http://127.0.0.1:2");
    settings.put("threeways.build.remote.private-addresses", "true");
    settings.putAll(more);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(BuildSettings.class)
            .withMapping(RepositorySettings.class)
            .withMapping(RemoteSettings.class)
            .withSources(new PropertiesConfigSource(settings, "test", 500))
            .withValidateUnknown(false)
            .build();
    GitFolders folders = new GitFolders(config.getConfigMapping(BuildSettings.class));
    folders.create(OURS);
    RepositorySettings repositories = config.getConfigMapping(RepositorySettings.class);
    return new JGitRemotes(
        folders,
        new GitMemory(repositories),
        config.getConfigMapping(RemoteSettings.class),
        repositories);
  }
}
