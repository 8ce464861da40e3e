package io.threeways.deploy.ondemand.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many environments on demand there may be, how large, and for how long. */
@ConfigMapping(prefix = "threeways.deploy.on-demand")
public interface OnDemandSettings {
  /** Of the servers that the plan has, at most so many: tests need one that answers. */
  @WithDefault("1")
  int servers();

  /** How long one stays when nobody says: longer than the system tests of most. */
  @WithDefault("PT30M")
  Duration time();

  /** The longest that anybody may ask for, from then on: what is forgotten costs a working day. */
  @WithDefault("PT8H")
  Duration longest();

  /** Open ones of one repository: as many as builds run at once on a host, and one for a person. */
  @WithDefault("3")
  int perRepository();

  /** Open ones: each holds the memory of its servers. */
  @WithDefault("6")
  int inAll();

  /** How often those are looked for whose time is up. */
  @WithDefault("PT1S")
  Duration look();

  /** How long a build's end is kept in mind, in case its wish is heard only then. */
  @WithDefault("P1D")
  Duration remembered();

  /** Environments in one answer; bounds its memory. */
  @WithDefault("200")
  int mostListed();
}
