import type { Block, CommandButton } from '../conversation/card.ts';
import type { DomainTurn } from '../people/turn.ts';
import { lessonsOf } from './lesson.ts';
import { sheetOf } from './sheet.ts';
import { approveButton } from './sheet-buttons.ts';
import { sheetBlocks } from './sheet-card.ts';
import { factsOf } from './sheet-facts.ts';
import { pagesOf } from './sheet-pages.ts';
import type { ThreadOfSite } from './thread.ts';

/**
 * A sheet before who approves it: the whole of it, as a rule on one card; else page by page, and « Approuver » stands under the last.
 *
 * @param wanted from 1
 */
export async function approvalPage(
  { tx, t }: Pick<DomainTurn, 'tx' | 't'>,
  thread: ThreadOfSite,
  wanted: number,
): Promise<{ blocks: Block[]; actions: CommandButton[] }> {
  const sheet = sheetOf(thread);
  if (!sheet) return { blocks: [{ kind: 'text', text: t('lesson.sheet.none') }], actions: [] };
  const view = { sheet, facts: await factsOf(tx, thread), lessons: await lessonsOf(tx, thread.id) };
  const pages = pagesOf(sheetBlocks(view, t));
  const page = Math.min(wanted, pages.length);
  const shown = pages[page - 1] ?? [];
  const approve: CommandButton = { ...approveButton(thread, t), style: 'primary' };
  if (pages.length === 1) return { blocks: shown, actions: [approve] };
  const place: Block = { kind: 'text', text: t('lesson.approval.page', { page, pages: pages.length }) };
  return {
    blocks: [...shown, place],
    actions: [page === pages.length ? approve : readOn(approve, page + 1, pages.length, t)],
  };
}

/** It carries the version too: a text that changes between two pages is read again from its beginning. */
function readOn(approve: CommandButton, page: number, pages: number, t: DomainTurn['t']): CommandButton {
  return {
    ...approve,
    id: 'read-on',
    label: t('lesson.button.readOn', { page, pages }),
    arguments: { ...approve.arguments, page: String(page) },
  };
}
