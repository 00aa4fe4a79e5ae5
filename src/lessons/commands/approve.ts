import { entity, integer } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { approvalsOf } from '../approvals.ts';
import { threadToChange } from '../found-thread.ts';
import { publicationDay, publishSheet } from '../publish.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { readThread } from '../thread.ts';
import { sheetReply } from './sheet.ts';

/**
 * The director of the site and the functional lead, or the chair, approve the text as they read it; the quality manager’s
 * approval is noted. Past J+30 the last one publishes.
 */
export const approveSheet = domainCommand({
  name: 'lessons approve',
  alias: 'rex approuver',
  group: 'lesson',
  act: 'rex.publish',
  grants: ['allowed', 'approves'],
  arguments: {
    site: entity<Site>('site', { position: 1, keys: ['établissement'] }),
    seen: integer({ optional: true, hidden: true }),
  },
  siteOf: (values) => values.site?.value.id,

  async run(turn, values) {
    const site = values.site.value;
    const found = await threadToChange(turn, site, ['inApproval']);
    if ('reply' in found) return found.reply;
    const { id, sheetVersion } = found.thread;
    const reader = await lessonsReader(turn, site);
    // Who approves reads the sheet first: its button carries what was read.
    if (values.seen === undefined)
      return { ...(await sheetReply(turn, found.thread, reader)), outcome: 'preview' };
    if (values.seen !== sheetVersion)
      return {
        ...(await sheetReply(turn, found.thread, reader, turn.t('lesson.seenBefore'))),
        outcome: 'invalid',
      };
    const key = { threadId_personId: { threadId: id, personId: turn.actor.id } };
    const present = await turn.tx.lessonsApproval.findUnique({ where: key });
    if (present?.sheetVersion === sheetVersion) return sayNo(turn, 'lesson.already.approved');
    const approval = { sheetVersion, at: toDate(turn.now) };
    await turn.tx.lessonsApproval.upsert({
      where: key,
      create: { threadId: id, personId: turn.actor.id, ...approval },
      update: approval,
    });
    const subject = { type: 'lessonsThread', id };
    await journal(turn, 'lesson.sheetApproved', subject, { after: { version: sheetVersion } });
    const { missing } = await approvalsOf(turn.tx, found.thread, today(turn));
    const due = publicationDay(found.thread);
    const isDue = due !== null && Temporal.PlainDate.compare(due, today(turn)) <= 0;
    if (missing.length === 0 && isDue) await publishSheet(turn, found.thread);
    else await refreshWriters(turn, found.thread);
    const thread = await readThread(turn.tx, id);
    const said = turn.t(thread.state === 'published' ? 'lesson.approvedAndPublished' : 'lesson.youApproved');
    return sheetReply(turn, thread, reader, said);
  },
});
