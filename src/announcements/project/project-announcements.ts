import { steeringCommittee } from '../../people/steering-committee.ts';
import type { Announcement, Organisation } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { pendingStates } from '../announcement.ts';

/** What the whole project is told: its launch, then how it goes (C36). One text an organisation. */
const projectKinds = ['launch', 'progress'] as const;
export type ProjectKind = (typeof projectKinds)[number];

export const projectKindWords: Record<ProjectKind, string[]> = {
  launch: ['lancement'],
  progress: ['avancement', 'bulletin'],
};

/** A text with the organisation that reads it, and the channel where it is posted. */
export interface OrganisationText {
  announcement: Announcement;
  organisation: Organisation;
  /** Null: the organisation has no channel of its own to be read in. */
  channelId: string | null;
}

/** @returns the organisations of the project: who leads it first, partners while they are in it */
export function organisationsOf(tx: Transaction, spaceId: string): Promise<Organisation[]> {
  return tx.organisation.findMany({
    where: {
      spaceId,
      OR: [{ kind: 'lead' }, { kind: 'partner', partnership: { in: ['agreed', 'signed'] } }],
    },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  });
}

/** @returns the texts of one kind that have not been posted yet, in the order of their organisations */
export async function pendingTexts(
  tx: Transaction,
  spaceId: string,
  kind: ProjectKind,
): Promise<OrganisationText[]> {
  const rows = await tx.announcement.findMany({
    where: { spaceId, siteId: null, kind, state: { in: [...pendingStates] } },
    orderBy: { id: 'asc' },
  });
  return withOrganisations(tx, rows);
}

/** The texts that were drafted together with this one, whatever became of them. */
export async function textsWith(tx: Transaction, announcement: Announcement): Promise<OrganisationText[]> {
  const { spaceId, kind, createdAt } = announcement;
  const rows = await tx.announcement.findMany({
    where: { spaceId, siteId: null, kind, createdAt },
    orderBy: { id: 'asc' },
  });
  return withOrganisations(tx, rows);
}

async function withOrganisations(
  tx: Transaction,
  announcements: readonly Announcement[],
): Promise<OrganisationText[]> {
  const texts: OrganisationText[] = [];
  for (const announcement of announcements) {
    const organisation = await tx.organisation.findUnique({
      where: { id: announcement.organisationId ?? undefined },
    });
    if (organisation)
      texts.push({ announcement, organisation, channelId: await channelOf(tx, organisation) });
  }
  return texts;
}

/** Where an organisation reads its news: the channel it declares, else that of the committee in its own workspace. */
async function channelOf(tx: Transaction, organisation: Organisation): Promise<string | null> {
  if (organisation.newsChannelId) return organisation.newsChannelId;
  const committee = await steeringCommittee(tx, organisation.spaceId);
  if (!committee) return null;
  const channels = await tx.committeeChannel.findMany({
    where: { committeeId: committee.id },
    include: { channel: true },
    orderBy: { home: 'desc' },
  });
  const found = channels.find(({ channel, home }) =>
    organisation.workspace
      ? channel.workspace === organisation.workspace
      : organisation.kind === 'lead' && home,
  );
  return found?.channelId ?? null;
}
