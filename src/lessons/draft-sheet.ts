import type { Translator } from '../conversation/language.ts';
import { journal } from '../people/journal.ts';
import type { Deed } from '../people/turn.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toDate } from '../time.ts';
import { contributionsTo } from './contributions.ts';
import { draftTexts, type Material } from './draft-texts.ts';
import { type Sheet, sheetOf, stored } from './sheet.ts';
import { lockThread, type ThreadOfSite } from './thread.ts';

/** Drafts the sheet with what is known, unless somebody has begun it. @returns it */
export async function draftSheet(by: Deed & { spaceT: Translator }, threadId: string): Promise<Sheet> {
  const { tx } = by;
  const thread = await lockThread(tx, threadId);
  const present = sheetOf(thread);
  if (present) return present;
  const sheet: Sheet = { texts: draftTexts(await gather(tx, thread), by.spaceT) };
  await tx.lessonsThread.update({
    where: { id: threadId },
    data: {
      sheet: stored(sheet),
      sheetVersion: 1,
      draftedById: by.actor?.id,
      draftedAt: toDate(by.now),
      ...(thread.state === 'open' && { state: 'synthesis' }),
    },
  });
  await journal(by, 'lesson.drafted', { type: 'lessonsThread', id: threadId });
  return sheet;
}

async function gather(tx: Transaction, { id, deployment }: ThreadOfSite): Promise<Material> {
  const { siteId } = deployment;
  const moves = await tx.deploymentMove.findMany({
    where: { deploymentId: deployment.id },
    orderBy: { version: 'asc' },
  });
  const difficulties = await tx.difficulty.findMany({ where: { siteId }, orderBy: { number: 'asc' } });
  const requests = await tx.vendorRequest.findMany({
    where: { spaceId: deployment.spaceId, groupedIntoId: null, askers: { some: { siteId } } },
    orderBy: { number: 'asc' },
  });
  return {
    moves: moves.map(({ from, to, reason }) => ({
      from: from && plainDate(from),
      to: to && plainDate(to),
      reason,
    })),
    contributions: await contributionsTo(tx, id),
    difficulties: difficulties.map(({ category, severity }) => ({
      category,
      blocking: severity === 'blocking',
    })),
    vendorRequests: requests,
  };
}
