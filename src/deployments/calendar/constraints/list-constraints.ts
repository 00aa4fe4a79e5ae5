import { entity } from '../../../conversation/arguments.ts';
import type { Block, CommandButton } from '../../../conversation/card.ts';
import { formatDate } from '../../../conversation/format.ts';
import { publicHolidays } from '../../../delivery/holidays.ts';
import { judgeAct } from '../../../people/permit.ts';
import { steeringCommittee } from '../../../people/steering-committee.ts';
import { today } from '../../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../../people/turn.ts';
import type { Site } from '../../../store/generated/client.ts';
import { plainDate } from '../../../time.ts';
import { constraintDetail, constraintWords, readScoped, type ScopedConstraint } from './constraint.ts';

/** How far ahead public holidays are named, in months. */
const monthsAhead = 12;

/** Everything the calendar must respect, those ahead; public holidays are computed (C28). */
export const listConstraints = domainCommand({
  name: 'constraint list',
  alias: 'contraintes',
  synonyms: ['contrainte liste', 'constraints'],
  group: 'deployment',
  readOnly: true,
  arguments: { site: entity<Site>('site', { position: 1, rest: true, optional: true }) },

  async run(turn, values) {
    const { t } = turn;
    const site = values.site?.value;
    const weighing = (await readScoped(turn)).filter((one) => !site || weighsOn(one, site));
    const ahead = weighing.filter(({ to }) => Temporal.PlainDate.compare(plainDate(to), today(turn)) >= 0);
    const past = weighing.length - ahead.length;
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: site
          ? t('deployment.constraint.heading.site', { site: site.name })
          : t('deployment.constraint.heading'),
        blocks: [
          ahead.length === 0
            ? { kind: 'text', text: t('deployment.constraint.none') }
            : {
                kind: 'list',
                items: ahead.map((one) => ({
                  text: constraintWords(one, t),
                  detail: constraintDetail(one, t),
                })),
              },
          ...(past > 0
            ? [{ kind: 'text' as const, text: t('deployment.constraint.past', { count: past }) }]
            : []),
          await holidayBlock(turn),
        ],
        actions: await buttonsOf(turn, ahead, site),
      },
    };
  },
});

function weighsOn({ siteId, organisationId }: ScopedConstraint, site: Site): boolean {
  if (siteId) return siteId === site.id;
  return organisationId === null || organisationId === site.organisationId;
}

/** Of the organisation that leads the project. */
async function holidayBlock({ tx, t, space, locale, now, timeZone }: DomainTurn): Promise<Block> {
  const lead = await tx.organisation.findFirst({
    where: { spaceId: space.id, kind: 'lead' },
    orderBy: { id: 'asc' },
  });
  const from = today({ now, timeZone });
  const until = from.add({ months: monthsAhead });
  const holidays = [from.year, from.year + 1]
    .flatMap((year) => [...publicHolidays(lead?.holidays ?? 'FR', year)])
    .map(([date, names]) => ({ date: Temporal.PlainDate.from(date), name: names[locale] }))
    .filter(
      ({ date }) =>
        Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, until) < 0,
    );
  return {
    kind: 'list',
    heading: t('deployment.constraint.holidays'),
    items: holidays.map(({ date, name }) => ({
      text: t('deployment.calendar.picture.constraint', { label: name, period: formatDate(date, locale) }),
    })),
  };
}

async function buttonsOf(
  turn: DomainTurn,
  ahead: readonly ScopedConstraint[],
  site: Site | undefined,
): Promise<CommandButton[]> {
  const committeeId = (await steeringCommittee(turn.tx, turn.space.id))?.id;
  const { verdict } = await judgeAct(turn, 'calendar.prepare', { committeeId, siteId: site?.id, own: false });
  if (verdict !== 'allowed') return [];
  const given: Record<string, string> = site ? { site: site.code } : {};
  return [
    {
      id: 'add',
      label: turn.t('deployment.constraint.button.add'),
      command: 'constraint add',
      arguments: given,
    },
    ...(ahead.length > 0
      ? [
          {
            id: 'withdraw',
            label: turn.t('deployment.constraint.button.withdraw'),
            command: 'constraint withdraw',
            arguments: {} as Record<string, string>,
          },
        ]
      : []),
  ];
}
