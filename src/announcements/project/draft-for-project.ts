import { chairsOf } from '../../people/acting-chair.ts';
import { journal } from '../../people/journal.ts';
import { sits } from '../../people/membership.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { Happening } from '../../people/turn.ts';
import type { Organisation } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { subjectOf } from '../announcement.ts';
import { fill, projectPlaceholders } from '../texts/placeholders.ts';
import { type Template, templateFor } from '../texts/template.ts';
import { factsOfProject } from './facts-of-project.ts';
import {
  type OrganisationText,
  organisationsOf,
  type ProjectKind,
  pendingTexts,
} from './project-announcements.ts';

/** Drafts one text an organisation; while one batch waits, it is that one. Who writes and who approves read it. */
export async function draftForProject(by: Happening, kind: ProjectKind): Promise<OrganisationText[]> {
  const { tx, space, now } = by;
  await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
  const waiting = await pendingTexts(tx, space.id, kind);
  if (waiting.length > 0) return waiting;
  for (const organisation of await organisationsOf(tx, space.id)) {
    const announcement = await tx.announcement.create({
      data: {
        ...(await wordsForOrganisation(by, organisation, kind)),
        spaceId: space.id,
        organisationId: organisation.id,
        kind,
        state: 'inApproval',
        createdAt: toDate(now),
        submittedAt: toDate(now),
      },
    });
    await journal(by, 'announcement.drafted', subjectOf(announcement), {
      after: { kind, organisation: organisation.code },
    });
  }
  const drafted = await pendingTexts(tx, space.id, kind);
  await askForProject(by, drafted);
  return drafted;
}

/** The words of the organisation’s template, with its own signatory (nasty case 5). */
export async function wordsForOrganisation(
  { tx, now, spaceT: t }: Pick<Happening, 'tx' | 'now' | 'spaceT'>,
  organisation: Organisation,
  kind: ProjectKind,
): Promise<Template> {
  const { spaceId, id } = organisation;
  const template = await templateFor(tx, { spaceId, organisationId: id, typology: null, kind }, t);
  const facts = await factsOfProject(tx, organisation, now, t);
  const filled = (text: string) => {
    const done = fill(text, facts, projectPlaceholders);
    return 'text' in done ? done.text : text;
  };
  return { title: filled(template.title), body: filled(template.body) };
}

/** Who drafts (COM) and who approves (PRES), apart from whoever has just done it. */
async function askForProject(by: Happening, [first]: readonly OrganisationText[]): Promise<void> {
  if (!first) return;
  const { announcement } = first;
  const day = by.now.toZonedDateTimeISO(by.space.timeZone).toPlainDate();
  for (const id of await projectPeople(by, day)) {
    if (id === by.actor?.id) continue;
    await by.ledger.notify(by.tx, {
      spaceId: by.space.id,
      rule: 'PROJECT-DRAFT',
      subject: { ...subjectOf(announcement), version: 1 },
      recipient: { kind: 'person', id },
      message: 'announcement.projectToApprove',
      nature: 'notice',
      live: true,
      correlationId: by.correlationId,
    });
  }
}

async function projectPeople({ tx, space }: Happening, day: Temporal.PlainDate): Promise<Set<string>> {
  const committee = await steeringCommittee(tx, space.id);
  if (!committee) return new Set();
  const seats = await tx.membership.findMany({
    where: { committeeId: committee.id, person: { state: { not: 'left' } } },
    orderBy: { id: 'asc' },
  });
  const sitting = seats.filter((seat) => sits(seat, day, null));
  const writers = sitting.filter(({ roles }) => roles.includes('COM')).map(({ personId }) => personId);
  return new Set([...writers, ...chairsOf('copil', sitting)]);
}
