import { choice, entity, flag, integer } from '../../conversation/arguments.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { type CommitteeRules, committeeRules } from '../committee-rules.ts';
import { confirmFirst, sentence } from '../confirm-first.ts';
import { rolesOfCreator } from '../creator.ts';
import { lockCommittee, readCommittee } from '../read-committee.ts';
import { ruleChangeBlocks } from '../rule-change-blocks.ts';
import { ruleLines } from '../rule-lines.ts';
import { circleOf, tellCommittee } from '../tell-committee.ts';
import { yesNo } from '../yes-no.ts';

const optional = { optional: true } as const;

/** C09, F-12c: the committee's own standing orders; said without a rule, they open in a form. */
export const changeCommitteeRules = domainCommand({
  name: 'committee rules',
  alias: 'comité règles',
  synonyms: ['comité règlement'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
    quorum: choice(
      {
        half: ['moitié', '1/2'],
        third: ['tiers', '1/3'],
        quarter: ['quart', '1/4'],
        none: ['aucun', 'sans'],
      },
      optional,
    ),
    proxy: yesNo('procuration'),
    castingVote: yesNo('prépondérante'),
    substituteCasts: yesNo('suppléance'),
    sponsorRequired: yesNo('direction'),
    noticeDays: integer({ ...optional, min: 0, max: 60, keys: ['convocation'] }),
    secondCallDays: integer({ ...optional, min: 0, max: 60, keys: ['seconde'] }),
    tacitDays: integer({ ...optional, min: 1, max: 90, keys: ['tacite'] }),
    leadAfterDays: integer({ ...optional, min: 1, max: 90, keys: ['relance'] }),
    chairAfterDays: integer({ ...optional, min: 1, max: 120, keys: ['alerte'] }),
    reportDays: integer({ ...optional, min: 14, max: 365, keys: ['rapport'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  rolesInMatter: rolesOfCreator,
  outright: (values) => values.committee?.value.state === 'draft',

  async precondition(turn, { committee, confirmed: _, ...given }): Promise<Reply | null> {
    if (Object.values(given).some((value) => value !== undefined)) return null;
    return openForm(turn, committee.value);
  },

  async run(turn, values): Promise<Reply> {
    const { committee: named, confirmed, ...given } = values;
    const committee = await lockCommittee(turn.tx, named.value.id);
    const before = committeeRules(committee);
    const after = { ...before, ...asRules(given) };
    const changed = Object.fromEntries(
      Object.entries(after).filter(([name, value]) => value !== before[name as keyof CommitteeRules]),
    );
    const same = Object.keys(changed).length === 0;
    const told = same ? [] : await circleOf(turn, committee, 'everybody');
    if (!confirmed && !same && committee.state !== 'draft')
      return confirmFirst(turn, committee, {
        blocks: [
          sentence(turn.t('committee.rules.preview')),
          ...(await ruleChangeBlocks(turn.tx, turn.t, committee, { before, after }, today(turn))),
        ],
        told: told.length,
        label: turn.t('committee.rules.confirm'),
        command: 'committee rules',
        arguments: printArguments(changeCommitteeRules, values),
      });
    const own = { ...((committee.rules ?? {}) as Record<string, never>), ...changed };
    await turn.tx.committee.update({ where: { id: committee.id }, data: { rules: own } });
    await journal(turn, 'committee.rules', { type: 'committee', id: committee.id }, { before, after });
    await turn.announce({ kind: 'committee.rulesChanged', committeeId: committee.id });
    await redrawMeetings(turn, committee.id);
    await tellCommittee(turn, committee, told, {
      rule: 'COMMITTEE-RULES',
      message: 'committee.rulesChanged',
      parameters: { before, after },
    });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: await rulesCard(turn, committee, after),
    };
  },
});

/** Every value as it stands, to be changed where it should be. */
async function openForm(turn: DomainTurn, committee: Committee): Promise<Reply> {
  const rules = committeeRules(committee);
  const texts = Object.fromEntries(
    Object.entries(rules).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
    ]),
  );
  return {
    outcome: 'form',
    visibility: 'private',
    card: await rulesCard(turn, committee, rules),
    form: await turn.formFor('committee rules', { committee: committee.code, ...texts }),
  };
}

function asRules(given: Record<string, string | number | undefined>): Partial<CommitteeRules> {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]) => [name, value === 'yes' ? true : value === 'no' ? false : value]),
  );
}

async function rulesCard(turn: DomainTurn, { id, kind, label }: Committee, rules: CommitteeRules) {
  const { memberships } = await readCommittee(turn.tx, id, today(turn));
  const voting = memberships.filter((seat) => seat.voting && isOpenMembership(seat, today(turn))).length;
  return {
    heading: turn.t('committee.rules.heading', { committee: label }),
    blocks: [
      {
        kind: 'list' as const,
        items: ruleLines(turn.t, kind, rules, voting).map((text) => ({ text })),
      },
    ],
  };
}

/** The quorum stands on the cards of the meetings ahead. */
async function redrawMeetings(turn: DomainTurn, committeeId: string): Promise<void> {
  const ahead = await turn.tx.meeting.findMany({
    where: { committeeId, startsAt: { gt: toDate(turn.now) }, state: { not: 'cancelled' } },
    select: { id: true },
  });
  for (const { id } of ahead) await turn.ledger.refresh(turn.tx, { type: 'meeting', id }, turn.correlationId);
}
