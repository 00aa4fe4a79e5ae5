import { actionMessages } from './actions/messages.ts';
import { agendaMessages } from './agenda/messages.ts';
import { announcementMessages } from './announcements/messages.ts';
import { boardMessages } from './board/messages.ts';
import { committeeMessages } from './committees/messages.ts';
import { consultationMessages } from './consultations/messages.ts';
import { type Catalogue, createTranslators, type Translators } from './conversation/catalogue.ts';
import { conversationMessages } from './conversation/messages.ts';
import { decisionMessages } from './decisions/messages.ts';
import { deliveryMessages } from './delivery/messages.ts';
import { deploymentMessages } from './deployments/messages.ts';
import { difficultyMessages } from './difficulties/messages.ts';
import { exchangeMessages } from './exchange/messages.ts';
import { goNoGoMessages } from './go-no-go/messages.ts';
import { lessonMessages } from './lessons/messages.ts';
import { meetingMessages } from './meetings/messages.ts';
import { minutesMessages } from './minutes/messages.ts';
import { overviewMessages } from './overview/messages.ts';
import { peopleMessages } from './people/messages.ts';
import { pollMessages } from './polls/messages.ts';
import { proposalMessages } from './proposals/messages.ts';
import { pulseMessages } from './pulse/messages.ts';
import { readinessMessages } from './readiness/messages.ts';
import { referentMessages } from './referents/messages.ts';
import { reportMessages } from './reports/messages.ts';
import { riskMessages } from './risks/messages.ts';
import { sessionMessages } from './session/messages.ts';
import { spaceMessages } from './spaces/messages.ts';
import { usageMessages } from './usage/messages.ts';
import { weatherMessages } from './weather/messages.ts';

/** Every room's sentences in one translator a language; adapters add their own. */
export function houseTranslators(...more: Catalogue[]): Translators {
  return createTranslators([
    conversationMessages,
    deliveryMessages,
    peopleMessages,
    committeeMessages,
    proposalMessages,
    meetingMessages,
    actionMessages,
    riskMessages,
    weatherMessages,
    pollMessages,
    agendaMessages,
    sessionMessages,
    decisionMessages,
    consultationMessages,
    minutesMessages,
    reportMessages,
    deploymentMessages,
    referentMessages,
    readinessMessages,
    goNoGoMessages,
    announcementMessages,
    difficultyMessages,
    usageMessages,
    pulseMessages,
    lessonMessages,
    exchangeMessages,
    boardMessages,
    overviewMessages,
    spaceMessages,
    ...more,
  ]);
}
