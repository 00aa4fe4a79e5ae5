import type { CommandButton } from '../../conversation/card.ts';
import { formatDate, formatDateTime } from '../../conversation/format.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { shortName } from '../../people/person-name.ts';
import { lateness } from '../cadence.ts';
import { cadenceFacts } from '../cadence-watch.ts';
import { freeSlots } from '../free-slots.ts';

/** Length of a meeting when there was none before, in minutes. */
const usualMinutes = 120;

/** C15: how late the committee is, and three free dates; once one is chosen the card says so. */
export const cadenceLate: Composer = async ({ tx, t, now, redraw }, delivery) => {
  const committee = await tx.committee.findUniqueOrThrow({
    where: { id: delivery.subjectId },
    include: { organisation: true, space: true },
  });
  const facts = await cadenceFacts(tx, committee, now);
  const late = lateness(facts);
  if (!late) {
    if (!redraw || !facts.next) return null;
    return {
      card: {
        heading: t('meeting.cadenceLate.settled', { committee: committee.label }),
        blocks: [
          { kind: 'text', text: t('meeting.cadenceLate.next', { day: formatDate(facts.next, t.locale) }) },
        ],
      },
    };
  }
  const durationMinutes = facts.durationMinutes ?? usualMinutes;
  const slots = await freeSlots(tx, committee, { durationMinutes, now, locale: t.locale });
  const { insteadOf } = (delivery.parameters ?? {}) as { insteadOf?: string };
  const absent = insteadOf ? await tx.person.findUnique({ where: { id: insteadOf } }) : null;
  return {
    card: {
      heading: t('meeting.cadenceLate.heading', { kind: committee.kind, days: late.late }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('meeting.cadenceLate.text', {
            committee: committee.label,
            since: late.since,
            cadence: late.cadence,
          }),
        },
        ...(absent
          ? [{ kind: 'text' as const, text: t('meeting.cadenceLate.insteadOf', { name: shortName(absent) }) }]
          : []),
        {
          kind: 'text',
          text: t(slots.length > 0 ? 'meeting.cadenceLate.choose' : 'meeting.cadenceLate.noSlot'),
        },
      ],
      actions: [
        ...slots.map(
          (start, at): CommandButton => ({
            id: `slot-${at + 1}`,
            label: formatDateTime(start, t.locale, { year: false }),
            ...(at === 0 && { style: 'primary' }),
            command: 'schedule',
            arguments: {
              when: start.toString({ smallestUnit: 'minute' }),
              duration: `${durationMinutes} min`,
              committee: committee.code,
            },
          }),
        ),
        {
          id: 'other',
          label: t('meeting.cadenceLate.other'),
          command: 'schedule',
          arguments: { committee: committee.code },
        },
      ],
    },
  };
};
