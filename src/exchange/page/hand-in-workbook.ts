import { keepFile } from '../../agenda/stored-file.ts';
import type { SentFile } from '../../board/attach-file.ts';
import { exchangePath } from '../../board/paths.ts';
import { readableCommittees } from '../../board/readable-committees.ts';
import { formatFileSize } from '../../conversation/format.ts';
import type { Page } from '../../conversation/page.ts';
import type { Reply } from '../../conversation/reply.ts';
import { judgeFile, mostFileBytes } from '../../documents/received-file.ts';
import { refusal } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Store } from '../../store/store.ts';
import { prepareImport } from '../changes/prepare-import.ts';
import { typeOfFormat } from '../lists/lists.ts';
import { pageOfProblems } from './exchange-page.ts';
import { judgeExchange } from './may-exchange.ts';
import { noteHandedIn } from './waiting-workbook.ts';

/** A sentence, the page with what is wrong, or where the preview stands. */
export type HandedIn = { reply: Reply } | { page: Page } | { path: string };

/**
 * Judges a workbook that a page sent. One that would change something is kept for a day, until who sent it has seen what it
 * would change and confirms; of any other nothing is kept.
 *
 * @param now system instant
 */
export async function handInWorkbook(
  store: Pick<Store, 'transaction'>,
  now: Temporal.Instant,
  turn: DomainTurn,
  sent: SentFile,
): Promise<HandedIn> {
  const judgement = await judgeExchange(turn);
  if (judgement.verdict !== 'allowed') return { reply: await refusal(turn, 'space.exchange', judgement) };
  const most = formatFileSize(mostFileBytes, turn.locale);
  if (sent === 'tooLarge') return { reply: sayNo(turn, 'exchange.file.longer', { most }) };
  const { name, ...judged } = judgeFile(sent.name, sent.content);
  if ('problem' in judged && judged.problem !== 'mismatch' && judged.problem !== 'forbidden')
    // @keys exchange.file.none exchange.file.empty exchange.file.tooLarge
    return { reply: sayNo(turn, `exchange.file.${judged.problem}`, { name, most }) };
  if ('problem' in judged || judged.type !== typeOfFormat.xlsx)
    return { reply: sayNo(turn, 'exchange.page.notAWorkbook', { name }) };
  const prepared = await prepareImport(turn.tx, sent.content, {
    into: turn.space.id,
    now: turn.now,
    byOperator: false,
  });
  if (!prepared.ok)
    return { page: pageOfProblems(turn, await readableCommittees(turn), name, prepared.problems) };
  if (prepared.changes.length === 0)
    return {
      reply: {
        ...sayNo(turn, 'exchange.page.nothing', { name }),
        outcome: 'done',
      },
    };
  const kept = { spaceId: turn.space.id, name, type: judged.type, content: sent.content };
  const file = await store.transaction(async (tx) => {
    const id = await keepFile(tx, kept, now);
    await noteHandedIn(turn, tx, id);
    return id;
  });
  return { path: `${exchangePath}?file=${file}` };
}
