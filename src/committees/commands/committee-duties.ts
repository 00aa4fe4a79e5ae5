import { entity, longText } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { rolesOfCreator } from '../creator.ts';
import { draftReply } from '../draft-reply.ts';
import { lockCommittee } from '../read-committee.ts';

/** C01, S0-06: what the committee is there for. */
export const committeeDuties = domainCommand({
  name: 'committee duties',
  alias: 'comité missions',
  synonyms: ['comité mission', 'comité rôle'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
    duties: longText({ position: 2, rest: true, max: 2000, keys: ['missions'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  rolesInMatter: rolesOfCreator,
  outright: (values) => values.committee?.value.state === 'draft',

  async run(turn, values) {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    await turn.tx.committee.update({ where: { id: committee.id }, data: { duties: values.duties } });
    await journal(
      turn,
      'committee.duties',
      { type: 'committee', id: committee.id },
      { before: { duties: committee.duties }, after: { duties: values.duties } },
    );
    return draftReply(turn, committee, turn.t('committee.duties.done', { duties: values.duties }));
  },
});
