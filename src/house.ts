/** What the rooms bring together: messages and timed acts by the name a rule gives, and who follows what happened. */
import { actionActs } from './actions/acts.ts';
import { actionComposers } from './actions/composers.ts';
import { ownerLeaves } from './actions/owner-leaves.ts';
import { agendaActs } from './agenda/acts.ts';
import { followOnAgenda } from './agenda/listen.ts';
import { boardActs } from './board/acts.ts';
import { committeeActs } from './committees/acts.ts';
import { committeeComposers } from './committees/composers.ts';
import { consultationActs } from './consultations/acts.ts';
import { consultationComposers } from './consultations/composers.ts';
import { followConsultations } from './consultations/follow-house.ts';
import { decisionActs } from './decisions/acts.ts';
import { decisionComposers } from './decisions/composers.ts';
import { followSession } from './decisions/follow-session.ts';
import type { Composers } from './delivery/ledger.ts';
import type { TimedActs } from './delivery/timed-act.ts';
import { meetingActs } from './meetings/acts.ts';
import { watchActivated } from './meetings/cadence-watch.ts';
import { followMembership } from './meetings/membership-changes.ts';
import { minutesActs } from './minutes/acts.ts';
import { draftAtClosing } from './minutes/draft-at-closing.ts';
import { followDecisions } from './minutes/follow-decisions.ts';
import type { HouseListener } from './people/turn.ts';
import { pollActs } from './polls/acts.ts';
import { pollComposers } from './polls/composers.ts';
import { followMembers } from './polls/follow-members.ts';
import { proposalComposers } from './proposals/messages-of-proposal.ts';
import { reportActs } from './reports/acts.ts';
import { reportToBody } from './reports/follow-committee.ts';
import { riskActs } from './risks/acts.ts';
import { riskComposers } from './risks/composers.ts';
import { riskOwnerLeft } from './risks/owner-left.ts';
import { sessionActs } from './session/acts.ts';
import { sessionComposers } from './session/composers.ts';
import { weatherActs } from './weather/acts.ts';
import { weatherComposers } from './weather/composers.ts';

/** Who follows what another room announces, in this order. */
export const houseListeners: readonly HouseListener[] = [
  followMembership,
  followMembers,
  watchActivated,
  reportToBody,
  ownerLeaves,
  riskOwnerLeft,
  followSession,
  draftAtClosing,
  followDecisions,
  followOnAgenda,
  followConsultations,
];

/** Messages that need nothing of the outside. */
export const houseComposers: Composers = {
  ...committeeComposers,
  ...proposalComposers,
  ...pollComposers,
  ...sessionComposers,
  ...decisionComposers,
  ...consultationComposers,
  ...actionComposers,
  ...riskComposers,
  ...weatherComposers,
};

export const houseActs: TimedActs = {
  ...committeeActs,
  ...meetingActs,
  ...pollActs,
  ...agendaActs,
  ...sessionActs,
  ...decisionActs,
  ...consultationActs,
  ...actionActs,
  ...riskActs,
  ...weatherActs,
  ...minutesActs,
  ...reportActs,
  ...boardActs,
};
