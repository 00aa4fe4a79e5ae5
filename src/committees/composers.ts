import type { Block } from '../conversation/card.ts';
import { formatDate, formatDateTime, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Composer, Composers } from '../delivery/ledger.ts';
import { aheadStates } from '../people/ahead-states.ts';
import { isOpenMembership } from '../people/membership.ts';
import { fullName } from '../people/person-name.ts';
import type { Committee, Membership } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toDate, toInstant } from '../time.ts';
import { committeeButton, committeeNews } from './news.ts';
import { readCommittee } from './read-committee.ts';

/** To who joins a committee: what it is, in what role, from when, who presides, when it meets next. */
const joined: Composer = async ({ tx, t, now }, { subjectId, parameters }) => {
  const membership = await withCommittee(tx, subjectId);
  if (!membership || hasLeft(membership, now, membership.committee.timeZone)) return null;
  const { committee, roles } = membership;
  const on = dayOf(parameters);
  return {
    card: {
      heading: t('committee.joined.heading', { committee: committee.label }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('committee.joined.text', {
            committee: committee.label,
            day: formatDate(on, t.locale),
            roles: shownRoles(t, roles),
            voting: membership.voting,
          }),
        },
        ...(await whatItIs(tx, t, committee, now)),
        { kind: 'text', text: t('committee.joined.next') },
      ],
      actions: [committeeButton(t, committee.code)],
    },
  };
};

/** Its nature and duties, who presides, when it meets next. */
async function whatItIs(
  tx: Transaction,
  t: Translator,
  { id, kind, duties, timeZone }: Committee,
  now: Temporal.Instant,
): Promise<Block[]> {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const { memberships } = await readCommittee(tx, id, day);
  const chairs = memberships.filter((seat) => seat.roles.includes('PRES') && isOpenMembership(seat, day));
  const next = await tx.meeting.findFirst({
    where: { committeeId: id, state: { in: [...aheadStates] }, startsAt: { gt: toDate(now) } },
    orderBy: { startsAt: 'asc' },
  });
  const when = next && formatDateTime(toInstant(next.startsAt).toZonedDateTimeISO(timeZone), t.locale);
  const fields = [
    { label: t('committee.card.kind'), value: t(`committee.kind.${kind}`) },
    ...(duties ? [{ label: t('people.committee.duties'), value: duties }] : []),
    ...(chairs.length > 0
      ? [
          {
            label: t('committee.group.chair'),
            value: formatList(
              chairs.map(({ person }) => fullName(person)),
              t.locale,
            ),
          },
        ]
      : []),
    { label: t('committee.joined.meeting'), value: when ?? t('committee.joined.noMeeting') },
  ];
  return [{ kind: 'fields', fields }];
}

/** To who has another role than before, from a day. */
const role: Composer = async ({ tx, t }, { subjectId, parameters }) => {
  const membership = await withCommittee(tx, subjectId);
  if (membership?.state !== 'active') return null;
  const { roles, voting } = parameters as { roles: string[]; voting: boolean };
  const { committee } = membership;
  return {
    card: {
      heading: t('committee.role.heading', { committee: committee.label }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('committee.role.text', {
            day: formatDate(dayOf(parameters), t.locale),
            roles: shownRoles(t, roles),
            voting,
          }),
        },
      ],
      actions: [committeeButton(t, committee.code)],
    },
  };
};

/** To who leaves one: the last day, and that nothing is left to do. */
const left: Composer = async ({ tx, t }, { subjectId, parameters }) => {
  const membership = await withCommittee(tx, subjectId);
  if (!membership) return null;
  const { committee } = membership;
  return {
    card: {
      heading: t('committee.left.heading', { committee: committee.label }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('committee.left.text', {
            committee: committee.label,
            day: formatDate(dayOf(parameters).subtract({ days: 1 }), t.locale),
          }),
        },
        { kind: 'text', text: t('committee.left.thanks') },
      ],
    },
  };
};

/** @returns the roles in words; a member who is something else besides is called that. */
function shownRoles(t: Translator, roles: readonly string[]): string {
  const shown = roles.length > 1 ? roles.filter((one) => one !== 'MEM') : roles;
  return formatList(
    shown.map((one) => t(`people.role.${one}`)),
    t.locale,
  );
}

function withCommittee(tx: Transaction, id: string) {
  return tx.membership.findUnique({ where: { id }, include: { committee: true } });
}

function hasLeft({ state, to }: Membership, now: Temporal.Instant, timeZone: string): boolean {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return state !== 'active' || (to !== null && Temporal.PlainDate.compare(plainDate(to), day) < 0);
}

function dayOf(parameters: unknown): Temporal.PlainDate {
  return Temporal.PlainDate.from((parameters as { on: string }).on);
}

/** Every message about the constitution of committees: who arrives, who leaves, who takes a role over. */
export const committeeComposers: Composers = {
  'committee.joined': joined,
  'committee.role': role,
  'committee.left': left,
  ...committeeNews,
};
