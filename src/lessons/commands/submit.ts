import { goLiveOf } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { approvalsOf } from '../approvals.ts';
import { threadToChange } from '../found-thread.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { sheetReply } from '../sheet-reply.ts';
import { readThread, type ThreadOfSite } from '../thread.ts';

/** The draft goes to who approves it: the director of the site and the functional lead. */
export const submitSheet = domainCommand({
  name: 'lessons submit',
  alias: 'rex soumettre',
  group: 'lesson',
  act: 'rex.publish',
  grants: ['allowed', 'approves', 'drafts'],
  arguments: { site: siteArgument() },
  siteOf,

  async run(turn, values) {
    const site = values.site.value;
    const found = await threadToChange(turn, site, ['synthesis']);
    if ('reply' in found) return found.reply;
    const { thread } = found;
    await turn.tx.lessonsThread.update({ where: { id: thread.id }, data: { state: 'inApproval' } });
    const subject = { type: 'lessonsThread', id: thread.id };
    await journal(turn, 'lesson.submitted', subject, { after: { version: thread.sheetVersion } });
    await askApprovers(turn, thread);
    await refreshWriters(turn, thread);
    const reader = await lessonsReader(turn, site);
    return sheetReply(turn, await readThread(turn.tx, thread.id), reader, turn.t('lesson.submitted'));
  },
});

async function askApprovers(turn: DomainTurn, thread: ThreadOfSite): Promise<void> {
  const { directors, leads } = await approvalsOf(turn.tx, thread, dayOn(thread.deployment.site, turn.now));
  for (const id of new Set([...directors, ...leads]))
    if (id !== turn.actor.id)
      await turn.ledger.notify(turn.tx, {
        spaceId: turn.space.id,
        rule: 'REX-APPROVE',
        subject: { type: 'lessonsThread', id: thread.id, version: thread.sheetVersion },
        recipient: { kind: 'person', id },
        message: 'lesson.toApprove',
        nature: 'notice',
        live: true,
        on: goLiveOf(thread.deployment) ?? dayOn(thread.deployment.site, turn.now),
        correlationId: turn.correlationId,
      });
}
