import type { AccountRef } from '../../conversation/platform.ts';
import type { Person, PlatformAccount } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';
import type { WorkspaceRef } from './workspace-space.ts';
import { spaceServedBy } from './workspaces.ts';

/** Somebody as a platform's directory vouches for them. */
export interface DirectoryMember {
  externalId: string;
  /** Work e-mail. */
  email: string;
}

/**
 * Links people of the workspace's space by work e-mail (domain.md C07). An account that is somebody else's stays
 * theirs; an address that two people share links nobody.
 *
 * @returns how many accounts are linked that were not before
 */
export async function linkMembers(
  tx: Transaction,
  where: WorkspaceRef,
  members: readonly DirectoryMember[],
  now: Temporal.Instant,
): Promise<number> {
  const spaceId = await spaceServedBy(tx, where);
  if (spaceId === null || members.length === 0) return 0;
  const people = await peopleByEmail(tx, spaceId, members);
  const present = await accountsPresent(tx, where, members);
  const wanted = members.flatMap(({ externalId, email }) => {
    const person = people.get(email.toLowerCase());
    return person ? [{ externalId, person, account: present.get(externalId) }] : [];
  });
  const arriving = wanted.filter(({ account }) => !account);
  const returning = wanted.filter(({ account }) => account && !isHeld(account));
  const unverified = wanted.filter(
    ({ account, person }) =>
      account && isHeld(account) && account.personId === person.id && !account.verifiedAt,
  );
  const verifiedAt = toDate(now);
  const created = await tx.platformAccount.createManyAndReturn({
    data: arriving.map(({ externalId, person }) => ({
      spaceId,
      personId: person.id,
      platform: where.platform,
      workspace: where.workspace,
      externalId,
      verifiedAt,
    })),
    skipDuplicates: true,
  });
  for (const [personId, accounts] of byPerson(returning))
    await tx.platformAccount.updateMany({
      where: { id: { in: accounts } },
      data: { spaceId, personId, state: 'linked', verifiedAt },
    });
  await tx.platformAccount.updateMany({
    where: { id: { in: unverified.flatMap(({ account }) => account?.id ?? []) } },
    data: { verifiedAt },
  });
  const linked = [
    ...created,
    ...returning.map(({ externalId, person }) => ({ externalId, personId: person.id })),
  ];
  await tx.auditEvent.createMany({
    data: linked.map(({ externalId, personId }) => ({
      spaceId,
      at: verifiedAt,
      act: 'account.linked',
      subjectType: 'person',
      subjectId: personId,
      after: { workspace: where.workspace, externalId, by: 'email' },
      platform: where.platform,
    })),
  });
  return linked.length;
}

/** The account was deactivated on its platform: messages take the person's other ways. */
export async function revokeAccount(
  tx: Transaction,
  { platform, workspace, externalId }: AccountRef,
  now: Temporal.Instant,
): Promise<void> {
  const revoked = await tx.platformAccount.updateManyAndReturn({
    where: { platform, workspace, externalId, state: 'linked' },
    data: { state: 'revoked' },
  });
  await tx.auditEvent.createMany({
    data: revoked.map(({ spaceId, personId }) => ({
      spaceId,
      at: toDate(now),
      act: 'account.revoked',
      subjectType: 'person',
      subjectId: personId,
      after: { workspace, externalId },
      platform,
    })),
  });
}

/** People of the space by lower-case e-mail; an address of several people is left out. */
async function peopleByEmail(
  tx: Transaction,
  spaceId: string,
  members: readonly DirectoryMember[],
): Promise<Map<string, Pick<Person, 'id' | 'workEmail'>>> {
  const people = await tx.person.findMany({
    where: {
      spaceId,
      state: { not: 'left' },
      workEmail: { in: members.map(({ email }) => email.toLowerCase()) },
    },
    select: { id: true, workEmail: true },
  });
  const shared = people.filter(({ id, workEmail }) =>
    people.some((other) => other.id !== id && other.workEmail === workEmail),
  );
  return new Map(people.filter((one) => !shared.includes(one)).map((one) => [one.workEmail, one]));
}

type AccountWithHolder = PlatformAccount & { person: Pick<Person, 'state'> };

async function accountsPresent(
  tx: Transaction,
  { platform, workspace }: WorkspaceRef,
  members: readonly DirectoryMember[],
): Promise<Map<string, AccountWithHolder>> {
  const accounts = await tx.platformAccount.findMany({
    where: { platform, workspace, externalId: { in: members.map(({ externalId }) => externalId) } },
    include: { person: { select: { state: true } } },
  });
  return new Map(accounts.map((account) => [account.externalId, account]));
}

/** @returns whether an account is somebody's: linked, and they are still here. */
export function isHeld({ state, person }: Pick<AccountWithHolder, 'state' | 'person'>): boolean {
  return state === 'linked' && person.state !== 'left';
}

function byPerson(
  returning: readonly { person: Pick<Person, 'id'>; account?: { id: string } }[],
): Map<string, string[]> {
  const accounts = new Map<string, string[]>();
  for (const { person, account } of returning)
    accounts.set(person.id, [...(accounts.get(person.id) ?? []), ...(account ? [account.id] : [])]);
  return accounts;
}
