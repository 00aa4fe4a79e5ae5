import { actionResolver } from './actions/resolve-action.ts';
import { consultationResolver } from './consultations/resolve-consultation.ts';
import type { Resolvers } from './conversation/read-value.ts';
import { decisionResolver } from './decisions/resolve-decision.ts';
import { constraintResolver } from './deployments/calendar/constraints/constraint.ts';
import { remedyResolver } from './difficulties/remedies/resolve-remedy.ts';
import { difficultyResolver } from './difficulties/resolve-difficulty.ts';
import { requestResolver } from './difficulties/vendor/resolve-request.ts';
import { lessonResolver } from './lessons/resolve-lesson.ts';
import { meetingResolver } from './meetings/resolve-meeting.ts';
import { committeeResolver, personResolver, siteResolver } from './people/resolvers.ts';
import type { DomainTurn } from './people/turn.ts';
import { pollResolver } from './polls/resolve-poll.ts';
import { proposalResolver } from './proposals/resolve-proposal.ts';
import { riskResolver } from './risks/resolve-risk.ts';

/** What people name in text, and who finds it. */
export const resolvers: Resolvers<DomainTurn> = {
  person: personResolver,
  committee: committeeResolver,
  site: siteResolver,
  meeting: meetingResolver,
  decision: decisionResolver,
  action: actionResolver,
  proposal: proposalResolver,
  risk: riskResolver,
  consultation: consultationResolver,
  poll: pollResolver,
  constraint: constraintResolver,
  difficulty: difficultyResolver,
  remedy: remedyResolver,
  vendorRequest: requestResolver,
  lesson: lessonResolver,
};
