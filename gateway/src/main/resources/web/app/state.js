/**
 * What is going on, folded from CDEvents documents. Events may come in any order and twice: each is
 * taken once, and of two facts about one thing the later wins.
 */

/** Newest events kept for the strip at the bottom. */
const STRIP_LIMIT = 2000;
/** Cards on the line of changes. */
const CHANGES_LIMIT = 30;

export const emptyState = () => ({
  seen: new Set(),
  mains: new Map(),
  changes: new Map(),
  rollouts: new Map(),
  stages: new Map(),
  onDemand: new Set(),
  events: [],
});

/** How the sources of our own events begin, and nobody else's: learning-service refuses it of others. */
const OURS = '/threeways/';

/** `dev.cdevents.pipelinerun.finished.0.3.0` → `pipelinerun.finished`. */
const kindOf = (type) =>
  type.replace(/^dev\.cdevents\./, '').replace(/^dev\.cdeventsx\.threeways-/, '').replace(/\.\d+\.\d+\.\d+$/, '');

/**
 * @param {object} state as made by {@link emptyState}; changed in place
 * @param {object} event a CDEvents document
 * @returns {string | undefined} its kind, such as `pipelinerun.finished`; nothing when it was known
 */
export function fold(state, event) {
  const { context } = event;
  if (!context || state.seen.has(context.id)) {
    return undefined;
  }
  state.seen.add(context.id);
  const kind = kindOf(context.type);
  const at = Date.parse(context.timestamp);
  remember(state, { id: context.id, kind, at, chain: context.chainId, subject: event.subject.id, event });
  // Other tools say the same kinds of their own work, in words that we know nothing of.
  const apply = APPLY[kind];
  if (apply && context.source.startsWith(OURS)) {
    apply(state, { kind, at, chain: context.chainId, subject: event.subject, data: event.customData ?? {} });
  }
  return kind;
}

function remember(state, entry) {
  state.events.push(entry);
  if (state.events.length > STRIP_LIMIT) {
    state.events.splice(0, state.events.length - STRIP_LIMIT);
  }
}

/** Where what is in production is called; anywhere else is on the way there. */
const PRODUCTION = 'production';

/** The furthest DONE state that a card has reached; a way back takes it out of production. */
export const laneOf = (card) =>
  card.production?.is ? 'deployed' : card.integrated ? 'integrated' : card.finished ? 'finished' : 'pushed';

/** Sets fields of one card unless something later is known. */
function change(state, id, at, fields) {
  const card = state.changes.get(id) ?? { id, at, stepAt: 0, step: 'pushed', mood: 'trial' };
  const { at: pushedAt, title, author, repository, finished, integrated, production, ...step } = fields;
  Object.assign(card, definedOnly({ at: pushedAt, title, author, repository, finished, integrated }));
  if (production !== undefined && at >= (card.production?.at ?? 0)) {
    card.production = { at, is: production };
  }
  if (at >= card.stepAt && step.step) {
    Object.assign(card, step, { stepAt: at });
  }
  state.changes.set(id, card);
  while (state.changes.size > CHANGES_LIMIT) {
    const oldest = [...state.changes.values()].reduce((a, b) => (a.at <= b.at ? a : b));
    state.changes.delete(oldest.id);
  }
}

const definedOnly = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function main(state, { at, data, subject }, fields) {
  if (data.branch !== 'main') {
    return;
  }
  const key = `${data.repository}`;
  const stripe = state.mains.get(key) ?? { repository: key, at: 0 };
  if (at >= stripe.at) {
    state.mains.set(key, { repository: key, at, change: data.change, build: subject.id, ...fields });
  }
}

function rollout(state, at, id, fields) {
  const known = state.rollouts.get(id) ?? { id, at: 0, weights: [], judgements: [] };
  const { weight, judgement, ...facts } = fields;
  if (weight) {
    known.weights.push(weight);
    known.weights.sort((a, b) => a.at - b.at);
  }
  if (judgement) {
    known.judgements.push(judgement);
    known.judgements.sort((a, b) => a.at - b.at);
  }
  if (at >= known.at) {
    Object.assign(known, facts, { at });
  } else {
    Object.assign(known, { ...facts, ...known });
  }
  state.rollouts.set(id, known);
}

function carried(state, at, data, fields) {
  for (const member of data.changes ?? []) {
    change(state, member.change, at, { title: member.title, author: member.author, ...fields });
  }
}

const APPLY = {
  'change.pushed': (state, { at, data }) =>
    change(state, data.change, at, {
      at,
      title: data.title,
      author: data.author,
      repository: data.repository,
      step: 'pushed',
      mood: 'trial',
    }),

  'pipelinerun.queued': (state, e) => {
    change(state, e.data.change, e.at, { step: 'build waits', mood: 'trial' });
    main(state, e, { mood: 'trial', word: 'build waits' });
  },

  'pipelinerun.started': (state, e) => {
    change(state, e.data.change, e.at, { step: 'building', mood: 'trial' });
    main(state, e, { mood: 'trial', word: 'building' });
  },

  'pipelinerun.finished': (state, e) => {
    const cause = e.data.cause;
    if (cause) {
      const test = cause.tests?.[0];
      const where = test ? `${test.suite}.${test.test}` : (cause.stage ?? 'before the first stage');
      change(state, e.data.change, e.at, { step: `red: ${where}`, mood: 'broken' });
      main(state, e, { mood: 'broken', word: 'red', detail: `${where}: ${cause.message}` });
    } else {
      const cancelled = e.data.reason !== undefined;
      change(state, e.data.change, e.at, { step: cancelled ? 'cancelled' : 'green', mood: cancelled ? 'risk' : 'well' });
      main(state, e, { mood: cancelled ? 'risk' : 'well', word: cancelled ? 'cancelled' : 'green' });
    }
  },

  'taskrun.started': (state, { at, subject }) => {
    const build = subject.content.pipelineRun?.id;
    if (at >= (state.stages.get(build)?.at ?? 0)) {
      state.stages.set(build, { at, name: subject.content.taskName });
    }
  },

  'change.created': (state, { at, subject, data }) =>
    change(state, data.change, at, {
      title: subject.content.description,
      author: data.author,
      repository: subject.content.repository?.id,
      step: 'proposed',
      mood: 'trial',
    }),

  'change.merged': (state, { at, data }) => change(state, data.change, at, { step: 'merged', mood: 'well' }),

  'change.conflicted': (state, { at, data }) =>
    change(state, data.change, at, { step: `conflict with ${(data.with ?? []).join(', ')}`, mood: 'broken' }),

  'change.finished': (state, { at, data }) =>
    change(state, data.change, at, { finished: true, step: `finished in ${data.environment}`, mood: 'well' }),

  'change.integrated': (state, { at, data }) =>
    change(state, data.change, at, { integrated: true, step: 'integrated', mood: 'well' }),

  'environment.created': (state, { subject, data }) => {
    if (data.until) {
      state.onDemand.add(subject.id);
    }
  },

  'deploy.held': (state, { at, data }) =>
    rollout(state, at, data.deployment, {
      application: data.application,
      environment: data.environment,
      mood: 'risk',
      word: `held by ${data.gate}`,
      reason: data.reason,
    }),

  'deploy.started': (state, { at, data }) => {
    carried(state, at, data, { step: `deploying to ${data.environment}`, mood: 'trial' });
    rollout(state, at, data.deployment, {
      application: data.application,
      environment: data.environment,
      changes: data.changes,
      startedAt: at,
      mood: 'trial',
      word: 'starting',
    });
  },

  'traffic.shifted': (state, { at, data }) =>
    rollout(state, at, data.deployment, {
      application: data.application,
      environment: data.environment,
      weight: { at, share: data.candidateWeight },
      candidateWeight: data.candidateWeight,
      word: `${data.candidateWeight} % on the candidate`,
    }),

  'deploy.judged': (state, { at, data }) =>
    rollout(state, at, data.deployment, {
      judgement: { at, decision: data.decision, rule: data.rule, measure: data.measure, evidence: data.evidence },
      mood: data.decision === 'rollback' ? 'broken' : data.decision === 'promote' ? 'well' : 'risk',
    }),

  'service.upgraded': (state, { at, subject, data }) => {
    const environment = subject.content.environment.id;
    carried(state, at, data, {
      step: `in ${environment}`,
      mood: 'well',
      production: environment === PRODUCTION ? true : undefined,
    });
    rollout(state, at, data.deployment, {
      application: data.application,
      environment,
      ended: true,
      mood: 'well',
      word: `in ${environment}`,
      reason: undefined,
    });
  },

  'service.rolledback': (state, { at, subject, data }) => {
    carried(state, at, data, {
      step: 'rolled back',
      mood: 'broken',
      production: subject.content.environment.id === PRODUCTION ? false : undefined,
    });
    rollout(state, at, data.deployment, { ended: true, mood: 'broken', word: 'rolled back', reason: data.reason });
  },

  'deploy.failed': (state, { at, data }) => {
    carried(state, at, data, { step: `not deployed: ${data.phase}`, mood: 'broken' });
    rollout(state, at, data.deployment, { ended: true, mood: 'broken', word: `failed at ${data.phase}`, reason: data.reason });
  },
};
