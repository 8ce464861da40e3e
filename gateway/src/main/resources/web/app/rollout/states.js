/** The states of a rollout as deploy-service names them, for people. */
export const STATES = {
  Waiting: { mood: 'risk', words: 'waits' },
  Draining: { mood: 'trial', words: 'waits for servers to be left' },
  StartingServers: { mood: 'trial', words: 'is being started' },
  CheckingHealth: { mood: 'trial', words: 'is asked whether it is healthy' },
  WarmingUp: { mood: 'trial', words: 'warms up' },
  Returning: { mood: 'trial', words: 'takes the traffic back' },
  OnTrial: { mood: 'trial', words: 'is on trial' },
  Paused: { mood: 'risk', words: 'is paused' },
  Finishing: { mood: 'well', words: 'takes over' },
  Restoring: { mood: 'broken', words: 'is given up' },
  RollingBack: { mood: 'broken', words: 'is being rolled back' },
  Finished: { mood: 'well', words: 'serves everybody' },
  RolledBack: { mood: 'broken', words: 'was rolled back' },
  Failed: { mood: 'broken', words: 'did not start well' },
  Dropped: { mood: 'risk', words: 'was dropped' },
};

const PROMOTE = { verb: 'promote', title: 'Promote', hint: 'go to the next step without waiting for the verdict' };
const PAUSE = { verb: 'pause', title: 'Pause', hint: 'stay at these weights until resumed' };
const RESUME = { verb: 'resume', title: 'Resume', hint: 'go on' };
const ABORT = { verb: 'abort', title: 'Abort', hint: 'end the rollout; the stable version stays' };
const WAY_BACK = { verb: 'rollback', title: 'Way back', hint: 'everybody back to the version that ran before' };

/** What people may do to a deployment now, the likeliest first. */
export function actionsOf(deployment) {
  switch (deployment.state) {
    case 'OnTrial':
      return [PROMOTE, PAUSE, WAY_BACK];
    case 'Paused':
      return [RESUME, PROMOTE, WAY_BACK];
    case 'Finished':
      return [WAY_BACK];
    case 'Waiting':
    case 'StartingServers':
    case 'CheckingHealth':
    case 'WarmingUp':
      return [ABORT];
    default:
      return [];
  }
}
