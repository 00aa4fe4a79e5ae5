import type { Block, Card, CommandButton, Field } from '../../conversation/card.ts';
import { formatDateTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { namesById } from '../../people/names-by-id.ts';
import { clockOn } from '../../sites/day-on.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { type DifficultyRow, isOpen, waitingStates } from '../difficulty.ts';
import { numberOf } from '../series.ts';
import { categoryWords, stateWords, teamWords } from '../words.ts';

/** @returns « mardi 6 octobre à 9 h 12 », by the clock of the site */
function momentOnSite(at: Date, { site }: DifficultyRow, t: Translator): string {
  const local = clockOn(site, toInstant(at));
  return formatDateTime(local, t.locale, { year: false });
}

/** What is known of it, and how it stands. */
async function difficultyFields(tx: Transaction, difficulty: DifficultyRow, t: Translator): Promise<Field[]> {
  const { reporterId, qualifiedById, remedy, vendorRequest } = difficulty;
  const names = await namesById(tx, [reporterId, qualifiedById]);
  const person = reporterId ? await tx.person.findUnique({ where: { id: reporterId } }) : null;
  const reporter = names.get(reporterId ?? '');
  const phone = person?.phone;
  const about = [categoryWords(difficulty.category, t), teamWords(difficulty.team, t)].filter(Boolean);
  const fields: Field[] = [
    { label: t('difficulty.field.about'), value: about.join(' · ') },
    { label: t('difficulty.field.severity'), value: t(`difficulty.severity.${difficulty.severity}`) },
    {
      label: t('difficulty.field.reported'),
      value: t('difficulty.reportedBy', {
        moment: momentOnSite(difficulty.reportedAt, difficulty, t),
        named: reporter !== undefined,
        name: reporter ? [reporter, phone].filter(Boolean).join(', ') : '',
      }),
    },
    { label: t('difficulty.field.state'), value: stateWords(difficulty, t) },
  ];
  const taker = names.get(qualifiedById ?? '');
  if (taker && isOpen(difficulty)) fields.push({ label: t('difficulty.field.taken'), value: taker });
  if (remedy)
    fields.push({
      label: t('difficulty.field.remedy'),
      value: `${numberOf('REM', remedy)} · ${remedy.text}`,
    });
  if (vendorRequest)
    fields.push({
      label: t('difficulty.field.vendorRequest'),
      value: `${numberOf('VR', vendorRequest)} · ${t(`vendor.state.${vendorRequest.state}`)}`,
    });
  return fields;
}

/** What who follows the site may do with it, the likeliest first. */
export function difficultyButtons(difficulty: DifficultyRow, t: Translator): CommandButton[] {
  if (!isOpen(difficulty)) return [];
  const number = { difficulty: numberOf('DIF', difficulty) };
  const button = (id: string, command: string, label: string): CommandButton => ({
    ...{ id, label, command },
    arguments: number,
  });
  return [
    ...(difficulty.qualifiedById ? [] : [button('take', 'difficulty take', t('difficulty.button.take'))]),
    button('solve', 'difficulty solve', t('difficulty.button.solve')),
    button('qualify', 'difficulty qualify', t('difficulty.button.qualify')),
    ...(waitingStates.includes(difficulty.state)
      ? [button('remedy', 'remedy', t('difficulty.button.remedy'))]
      : []),
    ...(difficulty.vendorRequestId
      ? []
      : [button('vendor', 'vendor request', t('difficulty.button.vendor'))]),
  ];
}

export async function difficultyCard(
  tx: Transaction,
  difficulty: DifficultyRow,
  t: Translator,
  { said = [], actions = [] }: { said?: Block[]; actions?: CommandButton[] } = {},
): Promise<Card> {
  return {
    heading: t('difficulty.heading', { number: numberOf('DIF', difficulty), site: difficulty.site.name }),
    blocks: [
      ...said,
      { kind: 'text', text: [{ bold: difficulty.text }] },
      { kind: 'fields', fields: await difficultyFields(tx, difficulty, t) },
    ],
    ...(actions.length > 0 && { actions }),
  };
}
