package io.threeways.deploy.ondemand;

import java.time.Duration;

/**
 * How many, how large and how long.
 *
 * @param servers at most so many of those that the plan has
 * @param time how long one stays when nobody says
 * @param longest that anybody may ask for, from now on
 * @param perRepository open ones of one repository
 * @param inAll open ones
 * @param endsWithBuild whether the end of its build takes one away; off only to show what it is for
 * @param remembered how long the end of a build is kept in mind
 */
public record Bounds(
    int servers,
    Duration time,
    Duration longest,
    int perRepository,
    int inAll,
    boolean endsWithBuild,
    Duration remembered) {}
