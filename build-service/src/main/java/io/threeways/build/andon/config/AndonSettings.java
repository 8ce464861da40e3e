package io.threeways.build.andon.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom a cord tells beyond its subscribers, how, and the limits of it. */
@ConfigMapping(prefix = "threeways.build.andon")
public interface AndonSettings {
  /** Addresses that get a POST when a cord is pulled or released. */
  Optional<List<String>> webhooks();

  /**
   * Whether webhooks may lead to private addresses: a member could otherwise have this process call
   * what only it can reach.
   */
  @WithDefault("false")
  boolean privateTargets();

  MailSettings mail();

  /** Of one connection, one answer: a target that takes longer is tried again later. */
  @WithDefault("10s")
  Duration timeout();

  /** Longer than every time-out of one notice together. */
  @WithDefault("1m")
  Duration lease();

  /** How often is looked for what another process left. */
  @WithDefault("1s")
  Duration poll();

  /** Notices on their way at once: targets are slow, and not ours. */
  @WithDefault("8")
  int concurrency();

  /** With the pauses below: for about an hour. */
  @WithDefault("12")
  int attempts();

  /** Before the second attempt; doubles. */
  @WithDefault("2s")
  Duration pause();

  @WithDefault("10m")
  Duration longestPause();

  /** How many targets one member may subscribe: a mailbox, a room, a pager. */
  @WithDefault("5")
  int targets();

  /** How often the gateway is asked whether those who help or are told are members still. */
  @WithDefault("30s")
  Duration membersCheck();

  /** For how long a verdict waits for its commit: a mirror whose remote is away is behind. */
  @WithDefault("1d")
  Duration earlyAge();

  /** How many verdicts of one repository wait: strangers send them, about commits of any name. */
  @WithDefault("100")
  int earlyVerdicts();

  FaultSettings fault();

  /** Letters. */
  interface MailSettings {
    /** The SMTP server; without one no letters are sent. */
    Optional<String> host();

    @WithDefault("25")
    int port();

    /** Whether the server must speak TLS (STARTTLS) before anything is told. */
    @WithDefault("false")
    boolean startTls();

    Optional<String> user();

    Optional<String> password();

    @WithDefault("threeways@localhost")
    String from();

    /** Addresses that get a letter when a cord is pulled or released. */
    Optional<List<String>> to();
  }

  /** Mechanisms that can be switched off, to demonstrate what they are for. */
  interface FaultSettings {
    /** Red builds of main pull no cord. */
    @WithDefault("false")
    boolean ignoreRedBuilds();
  }
}
