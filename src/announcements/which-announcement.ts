import { choice, integer } from '../conversation/arguments.ts';
import type { Reply } from '../conversation/reply.ts';
import { type DeploymentOfSite, deploymentOfSite } from '../deployments/deployment.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { siteArgument } from '../sites/site-argument.ts';
import type { Announcement, Site } from '../store/generated/client.ts';
import { findOfSite, toldStates } from './announcement.ts';
import { type SiteKind, siteKindWords } from './kinds.ts';

/** Which announcement of a site: what its buttons carry. The last one that was sent when no kind is said. */
export const aboutSent = {
  site: siteArgument(),
  kind: choice<SiteKind, { optional: true; position: 2; keys: string[] }>(siteKindWords, {
    optional: true,
    position: 2,
    keys: ['annonce'],
  }),
  /** Version of the deployment it was written for. */
  of: integer({ optional: true, hidden: true, min: 1 }),
};

export interface AboutSent {
  site: { value: Site };
  kind?: SiteKind;
  of?: number;
}

export type Found = { deployment: DeploymentOfSite; announcement: Announcement };

/** @returns the deployment of a site of the space, or the sentence that says there is none */
export async function deploymentAt(
  turn: DomainTurn,
  { site }: { site: { value: Site } },
): Promise<{ deployment: DeploymentOfSite } | { reply: Reply }> {
  const deployment = await deploymentOfSite(turn.tx, site.value.id);
  return deployment
    ? { deployment }
    : { reply: sayNo(turn, 'announcement.noDeployment', { site: site.value.name }, 'site') };
}

/** The announcement meant among those the staff were told, or the sentence that says there is none. */
export async function sentAnnouncement(
  turn: DomainTurn,
  values: AboutSent,
): Promise<Found | { reply: Reply }> {
  const at = await deploymentAt(turn, values);
  if ('reply' in at) return at;
  const { deployment } = at;
  const announcement = values.kind
    ? await findOfSite(turn.tx, {
        deploymentId: deployment.id,
        version: values.of ?? deployment.version,
        kind: values.kind,
      })
    : await lastSent(turn, deployment);
  if (announcement && toldStates.includes(announcement.state)) return { deployment, announcement };
  return { reply: sayNo(turn, 'announcement.noneSent', { site: deployment.site.name }) };
}

function lastSent({ tx }: DomainTurn, { id }: DeploymentOfSite): Promise<Announcement | null> {
  return tx.announcement.findFirst({
    where: { deploymentId: id, kind: { in: ['first', 'second', 'third'] }, state: { in: [...toldStates] } },
    orderBy: { sentAt: 'desc' },
  });
}
