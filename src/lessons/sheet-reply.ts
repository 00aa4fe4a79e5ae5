import type { Block, Button, CommandButton } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { nextSites } from '../deployments/next-sites.ts';
import type { DomainTurn } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { approvalsOf } from './approvals.ts';
import { lessonsOf } from './lesson.ts';
import type { LessonsReader } from './readers.ts';
import { sheetOf } from './sheet.ts';
import {
  approveButton,
  button,
  lessonButtons,
  readToApproveButton,
  writingButtons,
} from './sheet-buttons.ts';
import { sheetBlocks, sheetHeading } from './sheet-card.ts';
import { factsOf } from './sheet-facts.ts';
import { isReadWhole } from './sheet-pages.ts';
import { stateLine } from './state-line.ts';
import type { ThreadOfSite } from './thread.ts';

/** @param said what stands above the sheet: what has just been done */
export async function sheetReply(
  turn: DomainTurn,
  thread: ThreadOfSite,
  reader: LessonsReader,
  said?: string,
): Promise<Reply> {
  const { tx, t } = turn;
  const sheet = sheetOf(thread);
  const facts = await factsOf(tx, thread);
  const notice: Block[] = said ? [{ kind: 'notice', tone: 'success', text: said }] : [];
  const heading = sheetHeading(facts, t);
  if (!sheet) {
    const [edit] = writingButtons(thread, t);
    const blocks: Block[] = [...notice, { kind: 'text', text: t('lesson.sheet.none') }];
    const actions = edit && reader.writes ? [{ ...edit, label: t('lesson.button.begin') }] : [];
    return { outcome: 'done', visibility: 'private', card: { heading, blocks, actions } };
  }
  const [next] = await nextSites(tx, thread.deployment, dayOn(thread.deployment.site, turn.now));
  const view = { sheet, facts, lessons: await lessonsOf(tx, thread.id) };
  const blocks: Block[] = [
    ...notice,
    { kind: 'text', text: await stateLine(turn, thread) },
    ...sheetBlocks(view, t, (lesson) => lessonButtons(lesson, thread, reader, next, t)),
  ];
  const approve = isReadWhole(blocks) ? approveButton(thread, t) : readToApproveButton(thread, t);
  const actions = await sheetActions(turn, thread, reader, approve);
  return { outcome: 'done', visibility: 'private', card: { heading, blocks, actions } };
}

async function sheetActions(
  turn: DomainTurn,
  thread: ThreadOfSite,
  reader: LessonsReader,
  approve: CommandButton,
): Promise<Button[]> {
  const { t, tx, links } = turn;
  const files: Button[] =
    thread.state === 'withdrawn'
      ? []
      : (['pdf', 'docx'] as const).map((format) => ({
          id: format,
          label: t(`lesson.button.${format}`),
          url: links.document('lessons', thread.id, format),
        }));
  if (thread.state === 'published')
    return [...files, ...(reader.publishes ? [button('withdraw', 'lessons withdraw', thread, t)] : [])];
  if (thread.state === 'withdrawn' || !reader.drafts) return files;
  const { missing, approved, directors, leads } = await approvalsOf(
    tx,
    thread,
    dayOn(thread.deployment.site, turn.now),
  );
  const asked = [...directors, ...leads].includes(turn.actor.id) && reader.approves;
  const awaited = asked && !approved.has(turn.actor.id);
  return [
    ...(thread.state === 'inApproval' && awaited ? [{ ...approve, style: 'primary' as const }] : []),
    ...(thread.state === 'inApproval' && missing.length === 0 && reader.publishes
      ? [button('publish', 'lessons publish', thread, t)]
      : []),
    ...(reader.writes ? writingButtons(thread, t) : []),
    ...files,
  ];
}
