import type { ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { dueOf } from '../readiness/checklist/check.ts';
import { dueWords } from '../readiness/checklist/due-words.ts';
import { namingOf, ownerNames } from '../readiness/checklist/reason-words.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import type { VoteView } from './vote-view.ts';

/**
 * What a go leaves to be settled beside its reservations: what was said against, without who said it; and where nobody made a
 * reservation, the blocking checks that are still open, with who has to settle them by when.
 *
 * @param day local day on the site
 */
export async function pointsLeft(
  tx: Transaction,
  { vote, deployment, readiness }: VoteView,
  day: Temporal.PlainDate,
  t: Translator,
): Promise<ListItem[]> {
  if (vote.state !== 'goWithReservations') return [];
  const { calendar } = readiness;
  const blockers = vote.reservations.length > 0 ? [] : readiness.blockers;
  const naming = await namingOf(tx, deployment, day, blockers);
  const checks = blockers.map((check): ListItem => {
    const due = dueOf(check, plainDate(vote.goLive), calendar);
    const detail = [ownerNames(check, naming, t), ...(due ? [dueWords(due, day, t)] : [])];
    return { text: check.label, detail: detail.join(' · '), tone: 'danger' };
  });
  const objections = vote.votes.flatMap(({ choice, comment }): ListItem[] =>
    choice === 'noGo' && comment ? [{ text: comment, detail: t('goNoGo.objection'), tone: 'warning' }] : [],
  );
  return [...checks, ...objections];
}
