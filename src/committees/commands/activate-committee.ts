import { entity, flag } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import { gapBlocks } from '../committee-card.ts';
import { type Gap, isBlocking } from '../composition.ts';
import { sentence } from '../confirm-first.ts';
import { rolesOfCreator } from '../creator.ts';
import { gapLine, memberButton, nextSteps, remedyOf } from '../gap-lines.ts';
import { gapsOf, lockCommittee, readCommittee } from '../read-committee.ts';
import { circleOf } from '../tell-committee.ts';
import { tellNewMember } from '../tell-member.ts';

/** C01: a lead submits, the chair activates; never without members, duties, chair and frequency. */
export const activateCommittee = domainCommand({
  name: 'committee activate',
  alias: 'comité activer',
  synonyms: ['committee submit', 'comité soumettre'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  rolesInMatter: rolesOfCreator,

  async precondition(turn, values): Promise<Reply | null> {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    const named = { committee: committee.label, code: committee.code };
    if (committee.state === 'active') return sayNo(turn, 'people.activate.already', named);
    if (committee.state !== 'draft') return sayNo(turn, `committee.notDraft.${committee.state}`, named);
    const gaps = await gapsOf(turn.tx, committee.id, today(turn));
    const [first, ...others] = gaps.filter(isBlocking);
    if (!first) return null;
    const remedy = remedyOf(first, committee.code);
    return {
      outcome: 'invalid',
      visibility: 'private',
      card: {
        ...card(
          turn.t('people.activate.refused', named),
          ...[first, ...others].map((gap) => gapLine(turn.t, gap)),
        ),
        actions: nextSteps(turn.t, committee.code, gaps),
      },
      form: await turn.formFor(remedy.command, remedy.values),
    };
  },

  /** S0-02: with one lead only after it was said who is missing. */
  async run(turn, values): Promise<Reply> {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    const { t } = turn;
    const gaps = await gapsOf(turn.tx, committee.id, today(turn));
    if (!values.confirmed && gaps.some(({ code }) => code === 'singleLead'))
      return withoutBothLeads(turn, committee, gaps);
    const active = await turn.tx.committee.update({ where: { id: committee.id }, data: { state: 'active' } });
    await journal(
      turn,
      'committee.activated',
      { type: 'committee', id: committee.id },
      { before: { state: committee.state }, after: { state: 'active' } },
    );
    await turn.announce({ kind: 'committee.activated', committeeId: committee.id });
    const told = await welcome(turn, active);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: committee.label,
        blocks: [
          sentence(t('people.activate.done')),
          ...(told > 0 ? [sentence(t('committee.activate.told', { count: told }))] : []),
          ...(gaps.length > 0 ? gapBlocks(t, gaps) : []),
          sentence(t('committee.activate.next')),
        ],
        actions: [
          {
            id: 'schedule',
            label: t('committee.step.schedule'),
            style: 'primary',
            command: 'schedule',
            arguments: { committee: committee.code },
          },
        ],
      },
    };
  },
});

/** Who was named while it was prepared hears of it now, once. @returns how many people */
async function welcome(turn: DomainTurn, committee: Committee): Promise<number> {
  const day = today(turn);
  const { memberships } = await readCommittee(turn.tx, committee.id, day);
  for (const { person: _, substitute: __, ...seat } of memberships) {
    const from = seat.from && plainDate(seat.from);
    const later = from && Temporal.PlainDate.compare(from, day) > 0;
    await tellNewMember(turn, committee, seat, later ? from : day);
  }
  return (await circleOf(turn, committee, 'everybody')).length;
}

function withoutBothLeads(turn: DomainTurn, { label, code }: Committee, gaps: readonly Gap[]): Reply {
  const { t } = turn;
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: label,
      blocks: [...gapBlocks(t, gaps), sentence(t('committee.activate.single'))],
      actions: [
        { ...memberButton(t, code, gaps), style: 'primary' },
        {
          id: 'confirm',
          label: t('committee.activate.anyway'),
          command: 'committee activate',
          arguments: { committee: code, confirmed: 'true' },
        },
      ],
    },
  };
}
