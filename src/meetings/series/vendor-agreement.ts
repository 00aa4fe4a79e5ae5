import type { CommandButton } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { leadsReached } from '../../people/read-leads.ts';
import type { Acting } from '../../people/turn.ts';
import { toDate, toInstant } from '../../time.ts';
import type { MeetingComposer } from '../messages/composer.ts';
import { vendorsAmong } from './attendees.ts';
import { loadSeries, peopleOfSeries, type SeriesWithMeetings } from './series.ts';
import { seriesFields, textBlock } from './series-card.ts';
import { rhythmLine, spanWords } from './series-words.ts';

/** To the vendor (S3-06): does the rhythm suit? One press agrees; other words go to the leads. */
export const askVendor: MeetingComposer = async (context, delivery) => {
  const series = await loadSeries(context.tx, delivery.subjectId);
  const { t } = context;
  const open = series.state === 'active';
  if (!open && !context.redraw) return null;
  const given = agreementLine(series, t);
  return {
    card: {
      heading: t('meeting.series.vendor.heading', { title: series.title }),
      blocks: [
        textBlock([{ bold: rhythmLine(series, t) }]),
        textBlock(spanWords(series, t)),
        { kind: 'fields', fields: seriesFields(series, t) },
        series.agreement === 'asked'
          ? textBlock(t('meeting.series.vendor.ask'))
          : { kind: 'notice', tone: series.agreement === 'agreed' ? 'success' : 'warning', text: given },
      ],
      actions: open ? agreementButtons(series, context.personId ?? '', t) : [],
    },
  };
};

/** To the leads: what the vendor answered. */
export const vendorAnswered: MeetingComposer = async (context, delivery) => {
  const series = await loadSeries(context.tx, delivery.subjectId);
  const { agreement, personId, note } = delivery.parameters as unknown as VendorAnswer & { personId: string };
  const person = await context.tx.person.findUniqueOrThrow({
    where: { id: personId },
    include: { organisation: true },
  });
  const { t } = context;
  const said = { title: series.title, name: fullName(person), vendor: person.organisation?.name ?? '' };
  return {
    card: {
      // @keys meeting.series.vendor.agreed.* meeting.series.vendor.declined.*
      heading: t(`meeting.series.vendor.${agreement}.heading`, said),
      blocks: [
        textBlock(t(`meeting.series.vendor.${agreement}.text`, said)),
        ...(note ? [textBlock(t('meeting.series.vendor.note', { note }))] : []),
        textBlock([{ bold: rhythmLine(series, t) }]),
        ...(agreement === 'declined' ? [textBlock(t('meeting.series.vendor.next'))] : []),
      ],
    },
  };
};

/** @returns where the vendor stands on the rhythm, in one line. */
export function agreementLine(series: SeriesWithMeetings, t: Translator): string {
  const on = series.agreedAt
    ? formatDate(toInstant(series.agreedAt).toZonedDateTimeISO(series.timeZone), t.locale)
    : '';
  // @keys meeting.series.agreement.*
  const line = t(`meeting.series.agreement.${series.agreement}`, { date: on });
  return series.agreementNote
    ? `${line} ${t('meeting.series.vendor.note', { note: series.agreementNote })}`
    : line;
}

function agreementButtons(series: SeriesWithMeetings, personId: string, t: Translator): CommandButton[] {
  const carried = { series: series.id, person: personId };
  return [
    {
      id: 'agree',
      label: t('meeting.series.vendor.agree'),
      ...(series.agreement === 'agreed' ? {} : { style: 'primary' as const }),
      command: 'series agree',
      arguments: carried,
    },
    {
      id: 'decline',
      label: t('meeting.series.vendor.decline'),
      command: 'series counter',
      arguments: carried,
    },
  ];
}

export interface VendorAnswer {
  agreement: 'agreed' | 'declined';
  /** What the vendor would rather have. */
  note?: string;
}

/** @returns whether this person speaks for the vendor in a series. */
export async function speaksForVendor(
  turn: Pick<Acting, 'tx'>,
  series: SeriesWithMeetings,
  personId: string,
) {
  const vendors = await vendorsAmong(turn.tx, series.committeeId, peopleOfSeries(series.meetings));
  return vendors.includes(personId);
}

/** Records the vendor's word, the last one counting, and tells the leads (S3-06). @param series its row is locked */
export async function giveAgreement(
  turn: Acting,
  series: SeriesWithMeetings,
  { agreement, note }: VendorAnswer,
): Promise<SeriesWithMeetings> {
  const { tx, ledger } = turn;
  const { agreementCount } = await tx.meetingSeries.update({
    where: { id: series.id },
    data: {
      agreement,
      agreementCount: { increment: 1 },
      agreementNote: note ?? null,
      agreedById: turn.actor.id,
      agreedAt: toDate(turn.now),
    },
  });
  await journal(
    turn,
    'series.agreement',
    { type: 'series', id: series.id },
    { before: { agreement: series.agreement }, after: { agreement, note: note ?? null } },
  );
  const today = turn.now.toZonedDateTimeISO(series.timeZone).toPlainDate();
  // Each word is told, also when it changes.
  for (const { personId } of await leadsReached(tx, series.committeeId, today))
    await ledger.notify(tx, {
      spaceId: series.spaceId,
      rule: `S3-06-ANSWER-${agreementCount}`,
      subject: { type: 'series', id: series.id, version: series.version },
      recipient: { kind: 'person', id: personId },
      message: 'series.vendorAnswered',
      parameters: { agreement, note, personId: turn.actor.id },
      nature: 'notice',
      correlationId: turn.correlationId,
    });
  await ledger.refresh(tx, { type: 'series', id: series.id }, turn.correlationId);
  return loadSeries(tx, series.id);
}
