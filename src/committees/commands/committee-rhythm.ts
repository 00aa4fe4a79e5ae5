import { choice, entity, integer } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { ProjectPhase } from '../../store/generated/enums.ts';
import { rolesOfCreator } from '../creator.ts';
import { draftReply } from '../draft-reply.ts';
import { lockCommittee } from '../read-committee.ts';

/** Every phase in which committees meet. */
const everyPhase = Object.values(ProjectPhase).filter((phase) => phase !== 'closed');

/** C01, 4.3: days between two meetings, by project phase. A lead sets it while the committee is prepared, then proposes it. */
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
      { position: 3, optional: true },
    ),
  },
  committeeOf: (values) => values.committee?.value.id,
  rolesInMatter: rolesOfCreator,
  outright: (values) => values.committee?.value.state === 'draft',

  async run(turn, values) {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    const before = committee.cadenceDays as Record<string, number>;
    const phases = values.phase ? [values.phase] : everyPhase;
    const after = { ...before, ...Object.fromEntries(phases.map((one) => [one, values.days])) };
    await turn.tx.committee.update({ where: { id: committee.id }, data: { cadenceDays: after } });
    await journal(turn, 'committee.rhythm', { type: 'committee', id: committee.id }, { before, after });
    const sentence = values.phase
      ? turn.t('committee.rhythm.phase', { days: values.days, phase: turn.t(`people.phase.${values.phase}`) })
      : turn.t('committee.rhythm.always', { days: values.days });
    return draftReply(turn, committee, sentence);
  },
});
