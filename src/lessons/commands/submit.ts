import { journal } from '../../people/journal.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { askApprovers } from '../ask-approvers.ts';
import { threadToChange } from '../found-thread.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { sheetReply } from '../sheet-reply.ts';
import { readThread } from '../thread.ts';

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
