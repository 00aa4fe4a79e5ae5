import { choice, flag, text, url } from '../../conversation/arguments.ts';
import { formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { findOrganisation, organisationCodes } from '../../people/find-organisation.ts';
import { journal } from '../../people/journal.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { foldName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { freeCode, isCommitteeCode } from '../committee-codes.ts';
import { medicationCircuit } from '../composition-templates.ts';
import { draftReply } from '../draft-reply.ts';

/** C01: a draft, of any kind; a lead prepares it (4.1), the chair activates it. */
export const createCommittee = domainCommand({
  name: 'committee create',
  alias: 'comité créer',
  synonyms: ['comité constituer', 'committee new'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    kind: choice(
      {
        copil: ['copil', 'comité de pilotage', 'steering'],
        cosuiv: ['cosuiv', 'comité de suivi', 'suivi', 'monitoring'],
        group: ['groupe projet', 'équipe projet', 'project'],
        workingGroup: ['groupe de travail', 'gt', 'working'],
        executive: [
          'instance exécutive',
          'direction',
          'comité de direction',
          'codir',
          'bureau',
          'conseil exécutif',
          'board',
        ],
      },
      { position: 1, keys: ['type', 'genre'] },
    ),
    label: text({ position: 2, rest: true, max: 80, keys: ['nom', 'intitulé'] }),
    code: text({ optional: true, max: 24 }),
    organisation: text({ optional: true, keys: ['organisme'] }),
    template: choice(
      { association: [], hospital: ['hôpital', 'hospitalier'] },
      { optional: true, keys: ['modèle'] },
    ),
    medication: flag({ keys: ['médicament'] }),
    place: text({ optional: true, keys: ['lieu', 'salle'] }),
    link: url({ optional: true, keys: ['lien', 'visio'] }),
  },
  outright: () => true,

  async run(turn, values): Promise<Reply> {
    const { tx, t, space } = turn;
    await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
    const existing = await tx.committee.findMany({ where: { spaceId: space.id } });
    const same = existing.find(
      (one) => one.state !== 'closed' && foldName(one.label) === foldName(values.label),
    );
    if (same)
      return sayNo(turn, 'committee.create.exists', { committee: same.label, code: same.code }, 'label');
    const code =
      values.code?.toUpperCase() ??
      freeCode(
        values.kind,
        existing.map((one) => one.code),
      );
    if (!isCommitteeCode(code)) return sayNo(turn, 'committee.create.badCode', { code }, 'code');
    const taken = existing.find((one) => foldName(one.code) === foldName(code));
    if (taken) return sayNo(turn, 'committee.create.codeTaken', { code, committee: taken.label }, 'code');
    const organisation = await organisationFor(turn, values.organisation);
    if (!organisation)
      return sayNo(
        turn,
        'committee.unknownOrganisation',
        { codes: formatList(await organisationCodes(turn), turn.locale, 'disjunction') },
        'organisation',
      );
    const committee = await tx.committee.create({
      data: {
        spaceId: space.id,
        code,
        kind: values.kind,
        label: values.label,
        organisationId: organisation.id,
        timeZone: organisation.timeZone,
        template: values.template ?? 'association',
        computerises: values.medication ? [medicationCircuit] : [],
        place: values.place,
        videoLink: values.link,
      },
    });
    const role = await leadRoleOfActor(turn);
    if (role)
      await tx.membership.create({
        data: {
          spaceId: space.id,
          committeeId: committee.id,
          personId: turn.actor.id,
          roles: [role, 'MEM'],
          voting: true,
        },
      });
    await journal(
      turn,
      'committee.created',
      { type: 'committee', id: committee.id },
      { after: { code, kind: values.kind, label: values.label } },
    );
    return draftReply(
      turn,
      committee,
      t.rich('committee.create.done', {
        committee: committee.label,
        kind: t(`committee.kind.${committee.kind}`),
        code,
        role: role ? t(`people.role.${role}`) : 'none',
      }),
    );
  },
});

/** The organisation named, else the actor's own, else the space's lead. */
async function organisationFor(turn: DomainTurn, named: string | undefined) {
  if (named) return findOrganisation(turn, named);
  const { organisationId } = turn.actor;
  return turn.tx.organisation.findFirst({
    where: organisationId
      ? { id: organisationId, spaceId: turn.space.id }
      : { spaceId: turn.space.id, kind: 'lead' },
  });
}

/** Who leads where they stand leads the new committee in the same role. */
async function leadRoleOfActor(turn: DomainTurn): Promise<'LF' | 'LT' | null> {
  const here = await committeeOfTurn(turn);
  const memberships = await turn.tx.membership.findMany({
    where: {
      personId: turn.actor.id,
      ...(here ? { committeeId: here.id } : { committee: { state: 'active' } }),
    },
  });
  const roles = memberships.filter((one) => isOpenMembership(one, today(turn))).flatMap((one) => one.roles);
  if (roles.includes('LF')) return 'LF';
  return roles.includes('LT') ? 'LT' : null;
}
