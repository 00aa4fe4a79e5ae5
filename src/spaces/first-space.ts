import { foldName } from '../people/person-name.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { lockSpaces } from './claim-space.ts';
import type { SetupAnswers } from './setup-answers.ts';

export type FirstSpace =
  | { made: true; space: string; handle: string }
  /** A space was there already. */
  | { made: false; space: string; administrators: string[] };

/** Creates an empty space and its administrator, unless a space exists; then nothing is changed. */
export async function createFirstSpace(
  tx: Transaction,
  answers: SetupAnswers,
  now: Temporal.Instant,
): Promise<FirstSpace> {
  await lockSpaces(tx);
  const present = await tx.space.findFirst({ include: { people: { where: { administrator: true } } } });
  if (present) {
    const administrators = present.people.map(({ workEmail }) => workEmail);
    return { made: false, space: present.name, administrators };
  }
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
  return { made: true, space, handle };
}

/** @returns `anne-laure` for « Anne-Laure »; empty when nothing of it can be written that way. */
function shortWord(name: string): string {
  return foldName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
}
