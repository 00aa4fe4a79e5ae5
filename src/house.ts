/** What the rooms bring together: messages and timed acts by the name a rule gives, and who follows what happened. */

import { actionActs } from './actions/acts.ts';
import { actionComposers } from './actions/composers.ts';
import { followOnActions } from './actions/follow-house.ts';
import { agendaActs } from './agenda/acts.ts';
import { followOnAgendas } from './agenda/follow-house.ts';
import { announcementActs } from './announcements/acts.ts';
import { announcementComposers } from './announcements/composers.ts';
import { followOnAnnouncements } from './announcements/follow-house.ts';
import { committeeActs } from './committees/acts.ts';
import { committeeComposers } from './committees/composers.ts';
import { consultationActs } from './consultations/acts.ts';
import { consultationComposers } from './consultations/composers.ts';
import { followOnConsultations } from './consultations/follow-house.ts';
import type { Translators } from './conversation/catalogue.ts';
import { decisionActs } from './decisions/acts.ts';
import { decisionComposers } from './decisions/composers.ts';
import { followOnDecisions } from './decisions/follow-house.ts';
import type { Composers } from './delivery/ledger.ts';
import type { TimedActContext, TimedActs } from './delivery/timed-act.ts';
import { deploymentActs } from './deployments/acts.ts';
import { deploymentComposers } from './deployments/composers.ts';
import { followOnDeployments } from './deployments/follow-house.ts';
import { difficultyActs } from './difficulties/acts.ts';
import { difficultyComposers } from './difficulties/composers.ts';
import { followOnDifficulties } from './difficulties/follow-house.ts';
import { goNoGoActs } from './go-no-go/acts.ts';
import { goNoGoComposers } from './go-no-go/composers.ts';
import { followOnGoNoGo } from './go-no-go/follow-house.ts';
import { lessonActs } from './lessons/acts.ts';
import { lessonComposers } from './lessons/composers.ts';
import { followOnLessons } from './lessons/follow-house.ts';
import { meetingActs } from './meetings/acts.ts';
import { followOnMeetings } from './meetings/follow-house.ts';
import { minutesActs } from './minutes/acts.ts';
import { followOnMinutes } from './minutes/follow-house.ts';
import { givenUpComposers } from './overview/given-up.ts';
import { pauseActs, pauseComposers } from './overview/pauses/acts.ts';
import type { HouseEvent } from './people/house-event.ts';
import { spaceContext } from './people/space-context.ts';
import type { Happening, HouseActs, HouseListener } from './people/turn.ts';
import { pollActs } from './polls/acts.ts';
import { pollComposers } from './polls/composers.ts';
import { followOnPolls } from './polls/follow-house.ts';
import { proposalComposers } from './proposals/messages-of-proposal.ts';
import { pulseActs } from './pulse/acts.ts';
import { pulseComposers } from './pulse/composers.ts';
import { followOnPulses } from './pulse/follow-house.ts';
import { readinessActs } from './readiness/acts.ts';
import { readinessComposers } from './readiness/composers.ts';
import { followOnReadiness } from './readiness/follow-house.ts';
import { referentActs } from './referents/acts.ts';
import { referentComposers } from './referents/composers.ts';
import { followOnReferents } from './referents/follow-house.ts';
import { reportActs } from './reports/acts.ts';
import { followOnReports } from './reports/follow-house.ts';
import { riskComposers } from './risks/composers.ts';
import { followOnRisks } from './risks/follow-house.ts';
import { sessionComposers } from './session/composers.ts';
import type { MessageDelivery } from './store/generated/client.ts';
import { usageComposers } from './usage/composers.ts';
import { weatherActs } from './weather/acts.ts';
import { weatherComposers } from './weather/composers.ts';

/** Who follows what another room announces, in this order. */
const houseListeners: readonly HouseListener[] = [
  followOnMeetings,
  followOnDeployments,
  followOnPolls,
  followOnReports,
  followOnActions,
  followOnRisks,
  followOnDecisions,
  followOnMinutes,
  followOnAgendas,
  followOnConsultations,
  followOnReferents,
  followOnReadiness,
  followOnGoNoGo,
  followOnAnnouncements,
  followOnDifficulties,
  followOnPulses,
  followOnLessons,
];

/** Tells every room what happened, in its transaction. */
export async function tellHouse(by: Happening, event: HouseEvent): Promise<void> {
  for (const listener of houseListeners) await listener(by, event);
}

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
  ...deploymentComposers,
  ...referentComposers,
  ...readinessComposers,
  ...goNoGoComposers,
  ...announcementComposers,
  ...difficultyComposers,
  ...usageComposers,
  ...pulseComposers,
  ...lessonComposers,
  ...givenUpComposers,
  ...pauseComposers,
};

const actsOfRooms: HouseActs = {
  ...committeeActs,
  ...meetingActs,
  ...pollActs,
  ...agendaActs,
  ...decisionActs,
  ...consultationActs,
  ...actionActs,
  ...weatherActs,
  ...minutesActs,
  ...reportActs,
  ...deploymentActs,
  ...referentActs,
  ...readinessActs,
  ...goNoGoActs,
  ...announcementActs,
  ...difficultyActs,
  ...pulseActs,
  ...lessonActs,
  ...pauseActs,
};

/** @returns what copil does by itself, each act with the means to announce what it brings about. */
export function houseActs(translators: Translators): TimedActs {
  return Object.fromEntries(
    Object.entries(actsOfRooms).map(([name, act]) => [
      name,
      async (context, row) => act({ ...context, ...(await happening(context, row, translators)) }, row),
    ]),
  );
}

async function happening(
  { tx, now, ledger }: TimedActContext,
  { spaceId, correlationId }: MessageDelivery,
  translators: Translators,
): Promise<Happening> {
  const space = spaceContext(await tx.space.findUniqueOrThrow({ where: { id: spaceId } }));
  const by: Happening = {
    ...{ tx, now, ledger, space, spaceT: translators[space.locale] },
    correlationId: correlationId ?? undefined,
    actor: null,
    account: null,
    announce: (event) => tellHouse(by, event),
  };
  return by;
}
