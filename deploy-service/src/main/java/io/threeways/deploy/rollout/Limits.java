package io.threeways.deploy.rollout;

import java.time.Duration;

/**
 * How long things may take, and how often they are tried.
 *
 * @param lease how long a dead process keeps others from going on
 * @param start of all servers of a version
 * @param health until every server must have answered
 * @param healthInterval between two questions
 * @param warmUp after which the warm-up ends with as many requests as were made
 * @param drain between the change of weights and the end of servers without traffic
 * @param replacement between two replacements of dead servers of one version
 * @param verdictGrace after a step's deadline, before a missing judgement counts as inconclusive
 * @param probe between two looks at everything, whether or not something happened
 * @param outputLines of a failed server, kept in the reason
 */
public record Limits(
    Duration lease,
    Duration start,
    Duration health,
    Duration healthInterval,
    Duration warmUp,
    Duration drain,
    Duration replacement,
    Duration verdictGrace,
    Duration probe,
    int outputLines) {}
