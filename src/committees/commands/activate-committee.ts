import { choice, entity, integer } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { isBlocking } from '../composition.ts';
import { gapsOf, lockCommittee } from '../read-committee.ts';
import { gapLine } from './committee.ts';

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
    if (committee.state === 'active')
      return sayNo(turn, 'people.activate.already', { committee: committee.label });
    const missing = (await gapsOf(turn.tx, committee.id)).filter(isBlocking);
    if (missing.length === 0) return null;
    const refusal = card(
      turn.t('people.activate.refused', { committee: committee.label }),
      ...missing.map((gap) => gapLine(turn.t, gap)),
    );
    const form = missing.some((gap) => gap.code === 'noCadence')
      ? await turn.formFor('committee rhythm', { committee: committee.code })
      : undefined;
    return { outcome: 'invalid', visibility: 'private', card: refusal, form };
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
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(committee.label, turn.t('people.activate.done')),
    };
  },
});

/** C01, 4.3: days between two meetings, by project phase. */
export const committeeRhythm = domainCommand({
  name: 'committee rhythm',
  alias: 'comité rythme',
  synonyms: ['comité fréquence', 'committee cadence'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
    days: integer({ position: 2, min: 1, max: 366, keys: ['jours'] }),
    phase: choice(
      {
        framing: ['cadrage'],
        procurement: ['consultation'],
        preparation: ['préparation'],
        pilot: ['site pilote', 'pilote'],
        rollout: ['généralisation'],
        operation: ['exploitation'],
      },
      { optional: true },
    ),
  },
  committeeOf: (values) => values.committee?.value.id,

  async run(turn, values) {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    const before = committee.cadenceDays as Record<string, number>;
    const after = { ...before, ...daysByPhase(values.days, values.phase) };
    await turn.tx.committee.update({ where: { id: committee.id }, data: { cadenceDays: after } });
    await journal(turn, 'committee.rhythm', { type: 'committee', id: committee.id }, { before, after });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(committee.label, turn.t('people.rhythm.done', { days: values.days })),
    };
  },
});

const everyPhase = ['framing', 'procurement', 'preparation', 'pilot', 'rollout', 'operation'];

function daysByPhase(days: number, phase: string | undefined): Record<string, number> {
  return Object.fromEntries((phase ? [phase] : everyPhase).map((one) => [one, days]));
}
