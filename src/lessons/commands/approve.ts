import { integer } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { toDate } from '../../time.ts';
import { approvalPage } from '../approval-page.ts';
import { approvalsOf } from '../approvals.ts';
import { threadToChange } from '../found-thread.ts';
import { publicationDay, publishSheet } from '../publish.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { sheetHeading } from '../sheet-card.ts';
import { sheetReply } from '../sheet-reply.ts';
import { stateLine } from '../state-line.ts';
import { readThread, type ThreadOfSite } from '../thread.ts';

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
    site: siteArgument(),
    /** The version that was read. */
    seen: integer({ optional: true, hidden: true }),
    /** Of a sheet that no single card holds. */
    page: integer({ optional: true, hidden: true, min: 1 }),
  },
  siteOf,

  async run(turn, values) {
    const site = values.site.value;
    const found = await threadToChange(turn, site, ['inApproval']);
    if ('reply' in found) return found.reply;
    const { id, sheetVersion } = found.thread;
    const key = { threadId_personId: { threadId: id, personId: turn.actor.id } };
    const present = await turn.tx.lessonsApproval.findUnique({ where: key });
    if (present?.sheetVersion === sheetVersion) return sayNo(turn, 'lesson.already.approved');
    // Who approves reads the whole sheet first: the button under its end carries what was read.
    const { seen, page } = values;
    if (seen !== undefined && seen !== sheetVersion) return readAgain(turn, found.thread);
    if (seen === undefined || page !== undefined) return pageReply(turn, found.thread, page ?? 1);
    const approval = { sheetVersion, at: toDate(turn.now) };
    await turn.tx.lessonsApproval.upsert({
      where: key,
      create: { threadId: id, personId: turn.actor.id, ...approval },
      update: approval,
    });
    const subject = { type: 'lessonsThread', id };
    await journal(turn, 'lesson.sheetApproved', subject, { after: { version: sheetVersion } });
    const { missing } = await approvalsOf(
      turn.tx,
      found.thread,
      dayOn(found.thread.deployment.site, turn.now),
    );
    const due = publicationDay(found.thread);
    const isDue =
      due !== null && Temporal.PlainDate.compare(due, dayOn(found.thread.deployment.site, turn.now)) <= 0;
    if (missing.length === 0 && isDue) await publishSheet(turn, found.thread);
    else await refreshWriters(turn, found.thread);
    const thread = await readThread(turn.tx, id);
    const reader = await lessonsReader(turn, site);
    const said = turn.t(thread.state === 'published' ? 'lesson.approvedAndPublished' : 'lesson.youApproved');
    return sheetReply(turn, thread, reader, said);
  },
});

/** The text has changed meanwhile: from its beginning. */
async function readAgain(turn: DomainTurn, thread: ThreadOfSite): Promise<Reply> {
  const notice: Block = { kind: 'notice', tone: 'warning', text: turn.t('lesson.seenBefore') };
  return { ...(await pageReply(turn, thread, 1, [notice])), outcome: 'invalid' };
}

async function pageReply(
  turn: DomainTurn,
  thread: ThreadOfSite,
  page: number,
  above: readonly Block[] = [],
): Promise<Reply> {
  const { blocks, actions } = await approvalPage(turn, thread, page);
  const heading = sheetHeading({ site: thread.deployment.site.name }, turn.t);
  const state: Block = { kind: 'text', text: await stateLine(turn, thread) };
  return {
    outcome: 'preview',
    visibility: 'private',
    card: { heading, blocks: [...above, state, ...blocks], actions },
  };
}
