import { actionMessages } from './actions/messages.ts';
import { agendaMessages } from './agenda/messages.ts';
import { type Catalogue, createTranslators, type Translators } from './conversation/catalogue.ts';
import { conversationMessages } from './conversation/messages.ts';
import { decisionMessages } from './decisions/messages.ts';
import { deliveryMessages } from './delivery/messages.ts';
import { meetingMessages } from './meetings/messages.ts';
import { overviewMessages } from './overview/messages.ts';
import { peopleMessages } from './people/messages.ts';
import { proposalMessages } from './proposals/messages.ts';
import { spaceMessages } from './spaces/messages.ts';

/** Every room's sentences in one translator a language; adapters add their own. */
export function houseTranslators(...more: Catalogue[]): Translators {
  return createTranslators([
    conversationMessages,
    deliveryMessages,
    peopleMessages,
    proposalMessages,
    decisionMessages,
    actionMessages,
    agendaMessages,
    meetingMessages,
    overviewMessages,
    spaceMessages,
    ...more,
  ]);
}
