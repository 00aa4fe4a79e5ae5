import { actionCommands } from './actions/commands.ts';
import { agendaCommands } from './agenda/commands.ts';
import { announcementCommands } from './announcements/commands.ts';
import { boardCommands } from './board/commands.ts';
import { committeeCommands } from './committees/commands/commands.ts';
import { consultationCommands } from './consultations/commands.ts';
import { decisionCommands } from './decisions/commands.ts';
import type { Delivery } from './delivery/dispatch.ts';
import { deploymentCommands } from './deployments/commands.ts';
import { difficultyCommands } from './difficulties/commands.ts';
import { exchangeCommands } from './exchange/commands.ts';
import { goNoGoCommands } from './go-no-go/commands.ts';
import { lessonCommands } from './lessons/commands.ts';
import { meetingCommands } from './meetings/commands/commands.ts';
import { minutesCommands } from './minutes/commands.ts';
import { catchUp } from './overview/catch-up.ts';
import { retryGivenUp } from './overview/given-up.ts';
import { greet, thank } from './overview/greetings.ts';
import { home } from './overview/home.ts';
import { log } from './overview/ledger/log.ts';
import { pause } from './overview/pauses/pause.ts';
import { resume, settlePaused } from './overview/pauses/resume.ts';
import { preview } from './overview/rehearsal/preview.ts';
import { search } from './overview/search.ts';
import { status } from './overview/status.ts';
import { uncertain } from './overview/uncertain.ts';
import { peopleCommands } from './people/commands/commands.ts';
import type { DomainCommand } from './people/turn.ts';
import { pollCommands } from './polls/commands.ts';
import { decideProposal } from './proposals/decide-proposal.ts';
import { pulseCommands } from './pulse/commands.ts';
import { readinessCommands } from './readiness/commands.ts';
import { referentCommands } from './referents/commands.ts';
import { reportCommands } from './reports/commands.ts';
import { riskCommands } from './risks/commands.ts';
import { sessionCommands } from './session/commands.ts';
import { usageCommands } from './usage/commands.ts';
import { weatherCommands } from './weather/commands.ts';

/** What commands do to the ledger beyond planning. */
export type LedgerActs = Pick<Delivery, 'sendHeld' | 'dropHeld' | 'settleUncertain' | 'retryAct'>;

/** @returns the names of the commands whose buttons stand in mails */
export function commandsByMail(commands: readonly DomainCommand[]): ReadonlySet<string> {
  return new Set(commands.filter(({ byMail }) => byMail).map(({ name }) => name));
}

/** Every command of the bot, in the order the help shows them. */
export function commandRooms(delivery: LedgerActs): DomainCommand[] {
  const rooms: DomainCommand[] = [
    status,
    home(actOf),
    greet,
    thank,
    search,
    preview,
    log,
    pause,
    resume,
    ...settlePaused,
    ...meetingCommands,
    ...pollCommands,
    ...agendaCommands,
    ...sessionCommands,
    ...decisionCommands,
    ...consultationCommands,
    ...actionCommands,
    ...riskCommands,
    ...weatherCommands,
    ...minutesCommands,
    ...reportCommands,
    ...deploymentCommands,
    ...referentCommands,
    ...readinessCommands,
    ...goNoGoCommands,
    ...announcementCommands,
    ...difficultyCommands,
    ...usageCommands,
    ...pulseCommands,
    ...lessonCommands,
    ...exchangeCommands,
    ...boardCommands,
    ...committeeCommands,
    ...peopleCommands,
    ...catchUp(delivery),
    ...uncertain(delivery),
    retryGivenUp(delivery),
  ] as unknown as DomainCommand[];
  function actOf(name: string): DomainCommand['act'] {
    return rooms.find((command) => command.name === name)?.act;
  }
  return [...rooms, decideProposal(actOf) as unknown as DomainCommand];
}
