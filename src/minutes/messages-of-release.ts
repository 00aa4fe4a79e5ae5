/** What the secretary and the leads read before minutes leave (M11, M12’s alert). */

import type { Block, Button } from '../conversation/card.ts';
import { formatDateTime, formatList } from '../conversation/format.ts';
import type { ComposeContext, Composer } from '../delivery/ledger.ts';
import { plannedHour } from '../delivery/look-up.ts';
import { holdersOf, secretariesOf } from '../meetings/audiences.ts';
import { leadToday } from '../people/lead-today.ts';
import { compareNames, fullName } from '../people/person-name.ts';
import { readLeads } from '../people/read-leads.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { accordsAwaited } from './accords.ts';
import { changesList, changesSince } from './changes-since.ts';
import { outcomeBlocks } from './content-blocks.ts';
import { requestBlocks } from './held-back.ts';
import { type MinutesInHand, readMinutes } from './minutes.ts';
import { editButton, readButton, releaseButton } from './minutes-buttons.ts';
import { spokenMinutes } from './spoken-minutes.ts';
import { standingLine } from './standing-line.ts';

/** M11: the draft, to be checked while it is fresh. */
export const toCheck: Composer = async (context, { subjectId }) => {
  const minutes = await readMinutes(context.tx, subjectId);
  if (!minutes || (minutes.state !== 'draft' && !context.redraw)) return null;
  const told = await forWhom(context, minutes);
  if (!told.reached && !context.redraw) return null;
  const { t } = context;
  const away = told.insteadOf ? [note(t('minutes.insteadOf', { name: told.insteadOf }))] : [];
  return {
    card: {
      heading: t('minutes.toCheck.heading', { title: minutes.content.title }),
      blocks: [
        { kind: 'text', text: standingLine(minutes, t) },
        ...outcomeBlocks(minutes.content, t),
        ...away,
        ...(await standingBlocks(context, minutes, told.awaited)),
      ],
      actions: buttons(minutes, context, told.awaited),
    },
  };
};

/** The text changed after somebody had agreed to it: their accord is asked again. */
export const changed: Composer = async (context, { subjectId, parameters }) => {
  const minutes = await minutesById(context.tx, subjectId);
  if (minutes?.state !== 'draft' && !context.redraw) return null;
  if (!minutes) return null;
  const { t } = context;
  const { awaited } = await forWhom(context, minutes);
  const { since } = parameters as { since: number };
  const lines = await changesSince(context.tx, minutes, since, t);
  return {
    card: {
      heading: t('minutes.changed.heading', { title: minutes.content.title }),
      blocks: [
        note(
          t('minutes.changed.text', {
            version: minutes.version,
            reason: minutes.reason ?? t('minutes.reason.facts'),
          }),
        ),
        ...(lines.length > 0 ? [changesList(t('minutes.changed.what'), lines)] : []),
        ...(awaited ? [note(t('minutes.changed.ask'))] : []),
        ...(await standingBlocks(context, minutes, awaited)),
      ],
      actions: buttons(minutes, context, awaited),
    },
  };
};

/** Late minutes (5.5): what is missing, and whose accord. */
export const notReleased: Composer = async (context, { subjectId, parameters }) => {
  const minutes = await minutesById(context.tx, subjectId);
  if (!minutes) return null;
  const { t } = context;
  const spoken = spokenMinutes(minutes.meeting, t);
  if (minutes.state !== 'draft') {
    if (!context.redraw) return null;
    return { card: { heading: minutes.content.title, blocks: [note(t('minutes.toCheck.left', spoken))] } };
  }
  const { days } = parameters as { days: number };
  const { awaited } = await forWhom(context, minutes);
  // Beside the leads the chair is told that one accord is enough.
  const chair = !awaited && holdersOf(minutes.meeting, 'PRES').includes(context.personId ?? '');
  return {
    card: {
      heading: t('minutes.late.heading', spoken),
      blocks: [
        note(t('minutes.late.text', { ...spoken, days })),
        note(await askLine(context, minutes, awaited)),
        ...(chair ? [note(t('minutes.late.chair'))] : []),
      ],
      actions: buttons(minutes, context, awaited || chair),
    },
  };
};

/** Whose accord is missing and when they leave; or that they have left. */
async function standingBlocks(
  context: ComposeContext,
  minutes: MinutesInHand,
  awaited: boolean,
): Promise<Block[]> {
  if (minutes.state !== 'draft')
    return [note(context.t('minutes.toCheck.left', spokenMinutes(minutes.meeting, context.t)))];
  const leaves = await leavesLine(context, minutes);
  return [
    ...requestBlocks(minutes, context.t),
    note(await askLine(context, minutes, awaited)),
    ...(leaves ? [leaves] : []),
  ];
}

interface Told {
  reached: boolean;
  /** Full name of the lead who is away, for whom this one answers. */
  insteadOf: string | null;
  /** Their own accord is awaited. */
  awaited: boolean;
}

/** An absent lead hears nothing while the other is there; a secretary always does. */
async function forWhom(
  { tx, now, personId }: ComposeContext,
  { meeting, ...minutes }: MinutesInHand,
): Promise<Told> {
  const day = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const { reached, insteadOf } = await leadToday(tx, meeting.committeeId, personId, day);
  const { leads } = await readLeads(tx, meeting.committeeId, day);
  const alone = leads.length === 0 && holdersOf(meeting, 'PRES').includes(personId ?? '');
  return {
    reached: reached || secretariesOf(meeting).includes(personId ?? ''),
    insteadOf: insteadOf && fullName(insteadOf),
    awaited: alone || accordsAwaited(minutes, leads, day).includes(personId ?? ''),
  };
}

/** « Il manque votre accord, Karim. » */
async function askLine(
  { tx, now, t, personId }: ComposeContext,
  minutes: MinutesInHand,
  awaited: boolean,
): Promise<string> {
  const day = now.toZonedDateTimeISO(minutes.meeting.timeZone).toPlainDate();
  const { leads } = await readLeads(tx, minutes.meeting.committeeId, day);
  const people = await tx.person.findMany({
    where: { id: { in: accordsAwaited(minutes, leads, day) } },
  });
  const me = people.find(({ id }) => id === personId);
  const others = people
    .filter((person) => person !== me)
    .toSorted(compareNames)
    .map(fullName);
  if (awaited && me)
    return t('minutes.ask.yours', {
      name: me.givenName,
      count: others.length,
      others: formatList(others, t.locale),
    });
  if (others.length === 0) return t(awaited ? 'minutes.ask.chair' : 'minutes.ask.nobody');
  return t('minutes.ask.others', { count: others.length, others: formatList(others, t.locale) });
}

/** « Il partira le jeudi 24 septembre 2026 à 9 h. » */
async function leavesLine({ tx, t, now }: ComposeContext, minutes: MinutesInHand): Promise<Block | null> {
  // The repeats of the rule only remind.
  const hour = await plannedHour(tx, { type: 'meeting', id: minutes.meetingId }, { rule: 'M12' });
  if (!hour) return null;
  const when = hour.toZonedDateTimeISO(minutes.meeting.timeZone).toPlainDateTime();
  const isPast = Temporal.Instant.compare(hour, now) <= 0;
  const said = { when: formatDateTime(when, t.locale) };
  return note(isPast ? t('minutes.toCheck.overdue', said) : t('minutes.toCheck.leaves', said));
}

function buttons(minutes: MinutesInHand, { t }: ComposeContext, awaited: boolean): Button[] {
  const read = readButton(minutes, t);
  if (minutes.state !== 'draft') return [read];
  return [...(awaited ? [releaseButton(minutes, t)] : []), editButton(minutes, t), read];
}

/** @returns minutes by their own id, as messages about them name them */
export async function minutesById(
  tx: Transaction,
  id: MessageDelivery['subjectId'],
): Promise<MinutesInHand | null> {
  const row = await tx.minutes.findUnique({ where: { id }, select: { meetingId: true } });
  return row && readMinutes(tx, row.meetingId);
}

export function note(text: string): Block {
  return { kind: 'text', text };
}
