import type { Recipient } from '../../delivery/timeline.ts';
import { peopleOfSite } from '../../deployments/audiences.ts';
import { deploymentOfSite } from '../../deployments/deployment.ts';
import { leadsReached } from '../../people/read-leads.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { Deed } from '../../people/turn.ts';
import { dayOn, readDayOn } from '../../sites/day-on.ts';
import { referentsOf } from '../../sites/referents.ts';
import { authorsOf, type RequestRow, sitesOf } from './vendor-request.ts';

type Teller = Pick<Deed, 'tx' | 'ledger' | 'now' | 'space' | 'correlationId' | 'actor'>;

/** To the leads, when somebody else asks for something: to send it, to group it, or not to keep it. */
export async function tellLeads(deed: Teller, request: RequestRow): Promise<void> {
  const committee = await steeringCommittee(deed.tx, deed.space.id);
  if (!committee) return;
  const day = deed.now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  for (const { personId, insteadOf } of await leadsReached(deed.tx, committee.id, day))
    if (personId !== deed.actor?.id)
      await tell(deed, request, 'VENDOR-DRAFT', personOf(personId), 'vendor.drafted', { insteadOf });
}

/** @returns who answers for the vendor on the sites that ask; the committee’s vendor members when nobody is named */
export async function vendorContacts(deed: Teller, request: RequestRow): Promise<string[]> {
  const contacts = new Set<string>();
  for (const siteId of sitesOf(request)) {
    const deployment = await deploymentOfSite(deed.tx, siteId);
    if (!deployment) continue;
    const { vendor } = await peopleOfSite(deed.tx, deployment, dayOn(deployment.site, deed.now));
    for (const id of vendor) contacts.add(id);
  }
  return [...contacts];
}

export async function tellVendor(
  deed: Teller,
  request: RequestRow,
  contacts: readonly string[],
): Promise<void> {
  for (const id of contacts)
    await tell(deed, request, 'VENDOR-REQUEST', personOf(id), 'vendor.toVendor', {
      answersTo: deed.actor?.id ?? null,
    });
}

/** What became of it, to everybody who asked for it and to the referents of their sites. */
export async function tellAskers(
  deed: Teller,
  request: RequestRow,
  except: ReadonlySet<string>,
): Promise<void> {
  const who = new Set(authorsOf(request));
  for (const siteId of sitesOf(request)) {
    const day = await readDayOn(deed.tx, siteId, deed.now);
    for (const { personId } of await referentsOf(deed.tx, siteId, day)) who.add(personId);
  }
  const people = await deed.tx.person.findMany({
    where: { id: { in: [...who] }, state: { not: 'left' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of people)
    if (!except.has(id) && id !== deed.actor?.id)
      await tell(deed, request, `VENDOR-${request.state.toUpperCase()}`, personOf(id), 'vendor.answered');
}

/** To somebody whose difficulty became a request: it is theirs too, and they may be thanked for it (C51). */
export async function tellAuthor(deed: Teller, request: RequestRow, personId: string): Promise<void> {
  if (personId !== deed.actor?.id)
    await tell(deed, request, 'VENDOR-AUTHOR', personOf(personId), 'vendor.author');
}

/** In the news of each organisation whose people accepted to be named (C51). */
export async function thankInPublic(deed: Teller, request: RequestRow): Promise<void> {
  const thanked = request.askers.flatMap(({ personId, thanked }) => (thanked && personId ? personId : []));
  const people = await deed.tx.person.findMany({
    where: { id: { in: thanked }, state: { not: 'left' } },
    include: { organisation: true },
  });
  const channels = new Set(people.flatMap(({ organisation }) => organisation?.newsChannelId ?? []));
  for (const id of channels)
    await tell(deed, request, 'VENDOR-THANKS', { kind: 'channel', id }, 'vendor.thanks', {}, 'post');
}

const personOf = (id: string): Recipient => ({ kind: 'person', id });

async function tell(
  deed: Teller,
  { id }: RequestRow,
  rule: string,
  recipient: Recipient,
  message: string,
  parameters: Record<string, unknown> = {},
  nature: 'notice' | 'post' = 'notice',
): Promise<void> {
  await deed.ledger.notify(deed.tx, {
    spaceId: deed.space.id,
    rule,
    subject: { type: 'vendorRequest', id, version: 1 },
    recipient,
    message,
    parameters,
    nature,
    live: true,
    correlationId: deed.correlationId,
  });
}
