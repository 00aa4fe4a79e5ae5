import type { Block } from '../../conversation/card.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { namesById } from '../../people/names-by-id.ts';
import { shortName } from '../../people/person-name.ts';
import { agendaItemParts, decisionButtons, itemFields } from '../agenda-item.ts';
import { agendaReference, isOpenToPoints } from '../agenda-meeting.ts';
import { lateWords } from '../late-words.ts';

/** To who decides: the leads, or the chair once the agenda has closed (C12). */
export const pointProposed: Composer = async ({ tx, t, now, redraw }, delivery) => {
  const item = await tx.agendaItem.findUnique({
    where: { id: delivery.subjectId },
    include: agendaItemParts,
  });
  if (!item) return null;
  const open = item.state === 'proposed' && isOpenToPoints(item.meeting, now);
  if (!open && !redraw) return null;
  const names = await namesById(tx, [item.proposedById, item.decidedById]);
  const { insteadOf } = delivery.parameters as { insteadOf?: string };
  const away = insteadOf ? await tx.person.findUnique({ where: { id: insteadOf } }) : null;
  const outcome =
    item.state === 'proposed'
      ? t(open ? 'agenda.ask' : 'agenda.tooLate')
      : t('agenda.settled', {
          state: t(`agenda.state.${item.state}`),
          name: names.get(item.decidedById ?? '') ?? '',
        });
  const blocks: Block[] = [
    { kind: 'text', text: [{ bold: item.title }] },
    { kind: 'fields', fields: itemFields(item, item.meeting, t) },
  ];
  if (item.late && open)
    blocks.push({ kind: 'notice', tone: 'warning', text: lateWords(item.meeting, now, t) });
  if (away) blocks.push({ kind: 'text', text: t('agenda.insteadOf', { name: shortName(away) }) });
  blocks.push({ kind: 'text', text: outcome });
  return {
    card: {
      heading: item.proposedById
        ? t('agenda.made.heading', { name: names.get(item.proposedById) ?? '' })
        : t('agenda.made.byItself'),
      blocks,
      actions: open ? decisionButtons(item, item.meeting, t) : [],
    },
  };
};

/** To who proposed it. */
export const pointDecided: Composer = async ({ tx, t }, delivery) => {
  const item = await tx.agendaItem.findUnique({
    where: { id: delivery.subjectId },
    include: agendaItemParts,
  });
  if (!item || (item.state !== 'accepted' && item.state !== 'refused')) return null;
  const name = (await namesById(tx, [item.decidedById])).get(item.decidedById ?? '') ?? '';
  const see = {
    id: 'agenda',
    label: t('agenda.button.see'),
    command: 'agenda',
    arguments: { meeting: agendaReference(item.meeting) },
  };
  return {
    card: {
      heading: t(`agenda.result.${item.state}`),
      blocks: [
        { kind: 'text', text: [{ bold: item.title }] },
        {
          kind: 'fields',
          fields: [...itemFields(item, item.meeting, t), { label: t('agenda.field.decidedBy'), value: name }],
        },
      ],
      actions: [see],
    },
  };
};
