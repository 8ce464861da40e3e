package io.threeways.cli.platform;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** How Git gets the token: by asking this program, for the gateway's address alone. */
public final class GitAccess {
  private final HostFolders folders;
  private final URI gateway;

  public GitAccess(HostFolders folders, URI gateway) {
    this.folders = folders;
    this.gateway = gateway;
  }

  /** Git's configuration keys and values, none of them secret. */
  public Map<String, String> configuration() {
    String scope = "credential." + gateway + ".";
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(
        scope + "helper",
        "!THREEWAYS_HOME='%s' '%s' credential"
            .formatted(quoted(folders.home()), quoted(folders.root().resolve("threeways"))));
    configuration.put(scope + "username", "admin");
    return configuration;
  }

  /** Inside single quotes a shell takes all but them as they are. */
  private static String quoted(Object text) {
    return text.toString().replace("'", "'\\''");
  }
}
