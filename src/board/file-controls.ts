/** What a page offers about the files of a point: one more, one less. */
import type { OrderedItem } from '../agenda/items-in-order.ts';
import type { PointDocument } from '../agenda/point-documents.ts';
import { formatFileSize } from '../conversation/format.ts';
import type { CommandForm, PageAct } from '../conversation/page.ts';
import { acceptedEndings, mostFileBytes } from '../documents/received-file.ts';
import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import { field } from './parts.ts';

/** @param given which point, as the command names it */
export function fileActs(
  turn: Pick<DomainTurn, 't' | 'locale'>,
  given: { meeting: string; item: string },
  { number, documents }: { number: number; documents: readonly PointDocument[] },
): PageAct[] {
  const { t, locale } = turn;
  return [
    {
      kind: 'upload',
      id: `file-${number}`,
      arguments: given,
      heading: t('board.file.attach'),
      label: t('board.file.label'),
      hint: t('board.file.hint', { most: formatFileSize(mostFileBytes, locale) }),
      accept: acceptedEndings,
      submitLabel: t('board.file.submit'),
    },
    ...(documents.length > 0 ? [detachForm(turn, given, number, documents)] : []),
  ];
}

function detachForm(
  turn: Pick<DomainTurn, 't'>,
  given: Record<string, string>,
  number: number,
  documents: readonly PointDocument[],
): CommandForm {
  const options = documents.map(({ id, label }) => ({ value: id, label }));
  const [only] = options.length === 1 ? options : [];
  return {
    kind: 'form',
    id: `detach-${number}`,
    command: 'agenda detach',
    arguments: given,
    heading: turn.t('board.file.detach'),
    folded: true,
    submitLabel: turn.t('board.file.detach.submit'),
    fields: [
      field(turn, 'agenda detach', 'document', {
        kind: 'select',
        required: true,
        options,
        hint: turn.t('board.file.detach.hint'),
        ...(only && { value: only.value }),
      }),
    ],
  };
}

/** @returns whether this person says what is to be read for a point they present or brought, be it as a request */
export async function attachesToOwn(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const { verdict } = await judgeAct(turn, 'agenda.propose', { committeeId, own: false });
  return verdict === 'allowed' || verdict === 'proposes';
}

/** Presented or brought by them: guests of a point only read it. */
export function bringsPoint(
  { presenterId, proposedById }: Pick<OrderedItem, 'presenterId' | 'proposedById'>,
  personId: string,
): boolean {
  return presenterId === personId || proposedById === personId;
}
