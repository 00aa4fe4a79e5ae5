import { choice, entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { readLeads } from '../../people/read-leads.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { rolesOfCreator } from '../creator.ts';
import { lockCommittee } from '../read-committee.ts';

/** C03, S2-04: which of the two leads answers for a phase of the calendar. */
export const committeeLead = domainCommand({
  name: 'committee lead',
  alias: 'comité chefferie',
  synonyms: ['comité responsable'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
    phase: choice(
      {
        dataRecovery: ['récupération des données', 'reprise'],
        interfaces: [],
        technicalPrerequisites: ['prérequis techniques', 'prérequis'],
        configuration: ['paramétrage', 'paramétrages'],
        instanceDelivery: ['livraison de l’instance', 'livraison'],
        training: ['formation'],
        pilotSite: ['site pilote', 'pilote'],
        acceptance: ['va', 'vabf', 'vas'],
        regularService: ['vsr'],
        goLive: ['démarrage'],
      },
      { position: 2 },
    ),
    role: choice(
      { LF: ['fonctionnel', 'fonctionnelle', 'métier', 'functional'], LT: ['technique', 'technical'] },
      { position: 3, keys: ['volet', 'rôle'] },
    ),
  },
  committeeOf: (values) => values.committee?.value.id,
  rolesInMatter: rolesOfCreator,
  outright: (values) => values.committee?.value.state === 'draft',

  async run(turn, { committee: named, phase, role }) {
    const { t } = turn;
    const committee = await lockCommittee(turn.tx, named.value.id);
    const { leads, assigned } = await readLeads(turn.tx, committee.id, today(turn));
    const lead = leads.find((one) => one.role === role);
    if (!lead)
      return sayNo(
        turn,
        'committee.lead.nobody',
        { role: t(`people.role.${role}`), code: committee.code },
        'role',
      );
    await turn.tx.leadOfRecord.upsert({
      where: { committeeId_phase: { committeeId: committee.id, phase } },
      create: { committeeId: committee.id, phase, role },
      update: { role },
    });
    await journal(
      turn,
      'committee.leadOfRecord',
      { type: 'committee', id: committee.id },
      { before: { phase, role: assigned[phase] ?? null }, after: { phase, role } },
    );
    const person = await turn.tx.person.findUniqueOrThrow({ where: { id: lead.personId } });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(
        committee.label,
        t.rich('committee.lead.done', { phase: t(`people.milestone.${phase}`), name: fullName(person) }),
      ),
    };
  },
});
