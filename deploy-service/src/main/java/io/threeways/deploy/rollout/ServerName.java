package io.threeways.deploy.rollout;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the agent knows a server by: {@code deploy-<deployment>-<index>}. */
public record ServerName(UUID deployment, int index) {
  private static final Pattern NAME = Pattern.compile("deploy-([0-9a-f-]{36})-([0-9]{1,9})");

  public static String prefix(UUID deployment) {
    return "deploy-" + deployment + "-";
  }

  public static Optional<ServerName> parse(String text) {
    Matcher name = NAME.matcher(text);
    return name.matches()
        ? Optional.of(
            new ServerName(UUID.fromString(name.group(1)), Integer.parseInt(name.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return prefix(deployment) + index;
  }
}
