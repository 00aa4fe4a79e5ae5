import { type Block, card } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Composer, Composers } from '../../delivery/ledger.ts';
import { namesById } from '../../people/names-by-id.ts';
import { type DifficultyRow, findDifficulty, isOpen, mayBecome } from '../difficulty.ts';
import { phoneLines } from '../phones.ts';
import { numberOf } from '../series.ts';
import { difficultyButtons, difficultyCard } from './difficulty-card.ts';
import type { ReporterHears } from './tell-of-difficulty.ts';

/** To the referents, the technical lead and people on duty: work stands still somewhere. */
const blocking: Composer = async ({ tx, t, redraw, answers, now }, { subjectId }) => {
  const difficulty = await findDifficulty(tx, subjectId);
  if (!difficulty || (!isOpen(difficulty) && !redraw)) return null;
  const names = await namesById(tx, [difficulty.qualifiedById]);
  const taker = names.get(difficulty.qualifiedById ?? '');
  const said: Block[] = [{ kind: 'notice', ...howItStands(difficulty, taker, t) }];
  const drawn = await difficultyCard(tx, difficulty, t, {
    said,
    // The two answers of an alert; the rest comes once somebody has it.
    actions: difficultyButtons(difficulty, t).filter(({ id }) => id === 'take' || id === 'solve'),
  });
  // Its buttons stand in no mail: whom to telephone stands there instead.
  const phones = answers === 'mail' ? await phoneLines(tx, difficulty.site, t, now) : [];
  const heading = t('difficulty.blocking.heading', { site: difficulty.site.name });
  return { card: { ...drawn, heading, blocks: [...drawn.blocks, ...phones] } };
};

/** What an alert says first: who told it has the last word on whether it is over. @param taker their name */
function howItStands(
  { state, anonymous }: DifficultyRow,
  taker: string | undefined,
  t: Translator,
): { tone: 'success' | 'neutral' | 'danger'; text: string } {
  if (state === 'solved' && !anonymous) return { tone: 'neutral', text: t('difficulty.blocking.toConfirm') };
  if (!isOpen({ state })) return { tone: 'success', text: t('difficulty.blocking.over') };
  if (state === 'reopened')
    return {
      tone: 'danger',
      text: t('difficulty.blocking.reopened', { hasName: taker !== undefined, name: taker ?? '' }),
    };
  if (taker) return { tone: 'success', text: t('difficulty.blocking.taken', { name: taker }) };
  return { tone: 'danger', text: t('difficulty.blocking.ask') };
}

/** To who told it: somebody has it, or it should be over. */
const toReporter: Composer = async ({ tx, t, redraw, personId }, delivery) => {
  const difficulty = await findDifficulty(tx, delivery.subjectId);
  if (!difficulty || difficulty.reporterId !== personId) return null;
  const { what, by } = delivery.parameters as { what: ReporterHears; by: string | null };
  const asks = what !== 'taken' && mayBecome(difficulty.state, 'confirmed');
  if (!asks && what !== 'taken' && !redraw) return null;
  if (what === 'taken' && !isOpen(difficulty) && !redraw) return null;
  const names = await namesById(tx, [by]);
  const number = numberOf('DIF', difficulty);
  const brought = what === 'delivered' ? difficulty.vendorRequest : difficulty.remedy;
  const values = {
    number,
    name: names.get(by ?? '') ?? '',
    hasName: names.size > 0,
    remedy: brought?.text ?? '',
  };
  const answer = (id: 'yes' | 'no') => ({
    id,
    label: t(`difficulty.button.${id}`),
    command: 'difficulty confirm',
    arguments: { difficulty: number, answer: id },
    ...(id === 'yes' && { style: 'primary' as const }),
  });
  return {
    card: {
      // @keys difficulty.toReporter.*
      ...card(
        t(`difficulty.toReporter.${what}.heading`, values),
        [{ bold: difficulty.text }],
        t(`difficulty.toReporter.${what}`, values),
        ...(what === 'taken' || asks ? [] : [t(`difficulty.state.said.${difficulty.state}`)]),
      ),
      actions: asks ? [answer('yes'), answer('no')] : [],
    },
  };
};

/** To who took it, or brought its remedy: it did not help. */
const reopened: Composer = async ({ tx, t, redraw }, { subjectId }) => {
  const difficulty = await findDifficulty(tx, subjectId);
  if (!difficulty || (difficulty.state !== 'reopened' && !redraw)) return null;
  const said: Block[] = [{ kind: 'notice', tone: 'warning', text: t('difficulty.reopened.ask') }];
  const actions = difficultyButtons(difficulty, t);
  return { card: await difficultyCard(tx, difficulty, t, { said, actions }) };
};

/** Every message about one difficulty. */
export const caseComposers: Composers = {
  'difficulty.blocking': blocking,
  'difficulty.toReporter': toReporter,
  'difficulty.reopened': reopened,
};
