import { flag, longText } from '../../../conversation/arguments.ts';
import { askFirst } from '../../../people/ask-first.ts';
import { journal } from '../../../people/journal.ts';
import { sayNo } from '../../../people/say-no.ts';
import { today } from '../../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../../people/turn.ts';
import type { CalendarVersion } from '../../../store/generated/client.ts';
import { toDate } from '../../../time.ts';
import type { CalendarPlan } from '../plan.ts';
import { readPlan } from '../read-plan.ts';
import { differencesOf, entriesOf, readEntries } from './entries.ts';
import { linksOfVersion } from './links-of-version.ts';
import { askedOf, versionNumbered, versionUnderReview } from './version.ts';
import { differenceItem } from './version-words.ts';

/** C27: keeps the calendar of the day as the next version, and asks the members and the vendor what they think of it. */
export const proposeCalendar = domainCommand({
  name: 'calendar propose',
  alias: 'calendrier proposer',
  synonyms: ['planning proposer'],
  group: 'deployment',
  act: 'calendar.prepare',
  arguments: {
    note: longText({ position: 1, rest: true, optional: true, max: 1000, keys: ['note'] }),
    /** Though another version still waits for opinions. */
    confirmed: flag({ hidden: true }),
  },

  async run(turn, values) {
    const { tx, t, space } = turn;
    // Two who propose at once make two versions, one after the other.
    await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
    const plan = await readPlan(tx, space.id);
    if (plan.sites.length === 0) return sayNo(turn, 'deployment.calendar.empty');
    const entries = entriesOf(plan);
    const last = await versionNumbered(tx, space.id);
    const differences = last ? differencesOf(readEntries(last.entries), entries) : [];
    if (last && differences.length === 0)
      return sayNo(turn, 'deployment.calendar.nothingNew', { number: last.number });
    const pending = await versionUnderReview(tx, space.id);
    if (pending && !values.confirmed)
      return askFirst({
        heading: t('deployment.calendar.replaces.heading', { number: pending.number }),
        blocks: [{ kind: 'text', text: t('deployment.calendar.replaces.ask', { number: pending.number }) }],
        button: {
          id: 'propose',
          label: t('deployment.calendar.replaces.button'),
          style: 'primary',
          command: 'calendar propose',
          arguments: { ...(values.note && { note: values.note }), confirmed: 'true' },
        },
      });
    if (pending) await supersede(turn, pending);
    const version = await tx.calendarVersion.create({
      data: {
        spaceId: space.id,
        number: (last?.number ?? 0) + 1,
        state: 'inReview',
        note: values.note ?? null,
        authorId: turn.actor.id,
        createdAt: toDate(turn.now),
        submittedAt: toDate(turn.now),
        entries,
      },
    });
    const { number } = version;
    await journal(
      turn,
      'calendar.proposed',
      { type: 'calendarVersion', id: version.id },
      { after: { number } },
    );
    const { members, vendor } = await askedOf(tx, version, today(turn));
    await ask(
      turn,
      version,
      plan,
      [...members, ...vendor].map(({ id }) => id),
    );
    return {
      outcome: 'done',
      visibility: 'here',
      card: {
        heading: t('deployment.calendar.proposed.heading', { number }),
        blocks: [
          ...(version.note ? [{ kind: 'text' as const, text: version.note }] : []),
          {
            kind: 'text',
            text: t('deployment.calendar.proposed.asked', { count: members.length, vendor: vendor.length }),
          },
          ...(differences.length > 0
            ? [
                {
                  kind: 'list' as const,
                  heading: t('deployment.calendar.since', { number: last?.number ?? 0 }),
                  items: differences.map((one) => differenceItem(one, t)),
                },
              ]
            : []),
        ],
        actions: [
          {
            id: 'adopt',
            label: t('deployment.calendar.button.adopt'),
            command: 'calendar adopt',
            arguments: { version: String(number) },
          },
          {
            id: 'version',
            label: t('deployment.calendar.button.version', { number }),
            command: 'calendar version',
            arguments: { version: String(number) },
          },
        ],
      },
    };
  },
});

/** Nobody is asked about it any more: the next one takes its place. */
async function supersede(turn: DomainTurn, { id, number, state }: CalendarVersion): Promise<void> {
  await turn.tx.calendarVersion.update({
    where: { id },
    data: { state: 'superseded', supersededAt: toDate(turn.now) },
  });
  const subject = { type: 'calendarVersion', id };
  await journal(turn, 'calendar.superseded', subject, { before: { number, state } });
  await turn.ledger.refresh(turn.tx, subject, turn.correlationId);
}

/** Everybody in their own language: the addresses of the picture travel with the message. */
async function ask(
  turn: DomainTurn,
  version: CalendarVersion,
  plan: CalendarPlan,
  people: readonly string[],
): Promise<void> {
  const links = linksOfVersion(turn, version.id, plan);
  for (const id of people)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'C27',
      subject: { type: 'calendarVersion', id: version.id, version: 1 },
      recipient: { kind: 'person', id },
      message: 'deployment.calendarReview',
      parameters: { links },
      nature: 'notice',
      live: true,
      correlationId: turn.correlationId,
    });
}
