import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { isBlocking } from '../composition.ts';
import { gapLine, nextSteps, remedyOf } from '../gap-lines.ts';
import { gapsOf, lockCommittee } from '../read-committee.ts';

/** C01: a lead submits, the chair activates; never without members, duties, chair and frequency. */
export const activateCommittee = domainCommand({
  name: 'committee activate',
  alias: 'comité activer',
  synonyms: ['committee submit', 'comité soumettre'],
  group: 'people',
  act: 'committee.activate',
  arguments: { committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }) },
  committeeOf: (values) => values.committee?.value.id,

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

  async run(turn, values) {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    await turn.tx.committee.update({ where: { id: committee.id }, data: { state: 'active' } });
    await journal(
      turn,
      'committee.activated',
      { type: 'committee', id: committee.id },
      { before: { state: committee.state }, after: { state: 'active' } },
    );
    await turn.announce({ kind: 'committee.activated', committeeId: committee.id });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        ...card(committee.label, turn.t('people.activate.done'), turn.t('committee.activate.next')),
        actions: [
          {
            id: 'schedule',
            label: turn.t('committee.step.schedule'),
            style: 'primary',
            command: 'schedule',
            arguments: { committee: committee.code },
          },
        ],
      },
    };
  },
});
