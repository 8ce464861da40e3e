package io.threeways.deploy.rollout;

import java.time.Instant;

/**
 * One line of a deployment's history.
 *
 * @param state that was entered
 * @param step of the weights from then on; 0 before there were any
 * @param weight the candidate's share in percent from then on
 * @param reason why
 */
public record Moment(Instant at, String state, int step, int weight, Reason reason) {}
