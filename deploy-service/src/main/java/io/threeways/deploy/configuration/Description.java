package io.threeways.deploy.configuration;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * What a commit says of an environment's machines.
 *
 * @param environment DNS label
 * @param file that the tool reads, relative to the repository
 * @param files where the commit's files are had as a tar archive
 */
public record Description(
    String repository, String commit, String environment, Tool tool, String file, URI files) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Nothing that a shell or a tool could take for an option or a place outside. */
  private static final Pattern FILE = Pattern.compile("(?!/)(?!-)[A-Za-z0-9._/-]{1,200}");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  public Description {
    requireLabel(environment);
    if (!FILE.matcher(file).matches() || ("/" + file + "/").contains("/../")) {
      throw new IllegalArgumentException("this is no file of a repository: " + file);
    }
    if (!COMMIT.matcher(commit).matches()) {
      throw new IllegalArgumentException("a commit has 40 hexadecimal digits");
    }
  }

  /** The name, if it is one. */
  public static String requireLabel(String environment) {
    if (!LABEL.matcher(environment).matches()) {
      throw new IllegalArgumentException(
          "an environment is named by a DNS label: a-z, 0-9 and -, at most 63");
    }
    return environment;
  }
}
