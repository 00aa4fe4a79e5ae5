import { foldName } from '../people/person-name.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { lockSpaces } from './claim-space.ts';
import type { SetupAnswers } from './setup-answers.ts';

/** A space that was there already. */
export interface PresentSpace {
  space: string;
  /** Their work e-mails. */
  administrators: string[];
}

/** @returns the space that exists, null when there is none. */
export async function presentSpace(tx: Transaction): Promise<PresentSpace | null> {
  const present = await tx.space.findFirst({ include: { people: { where: { administrator: true } } } });
  return present && { space: present.name, administrators: present.people.map(({ workEmail }) => workEmail) };
}

/** Creates an empty space and its administrator, unless a space exists; then nothing is changed. */
export async function createFirstSpace(
  tx: Transaction,
  answers: SetupAnswers,
  now: Temporal.Instant,
): Promise<PresentSpace | { handle: string }> {
  await lockSpaces(tx);
  const present = await presentSpace(tx);
  if (present) return present;
  const { space, project, givenName, familyName, email, timeZone } = answers;
  const handle = shortWord(givenName) || 'admin';
  const { id: spaceId } = await tx.space.create({
    data: {
      slug: shortWord(space) || 'copil',
      name: space,
      projectName: project,
      timeZone,
      people: { create: { handle, givenName, familyName, workEmail: email, administrator: true } },
    },
  });
  await tx.auditEvent.create({
    data: { spaceId, at: toDate(now), act: 'space.created', subjectType: 'space', subjectId: spaceId },
  });
  return { handle };
}

/** @returns `anne-laure` for « Anne-Laure »; empty when nothing of it can be written that way. */
function shortWord(name: string): string {
  return foldName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
}
