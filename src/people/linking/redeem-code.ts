import type { Reply } from '../../conversation/reply.ts';
import type { PairingCode, Person } from '../../store/generated/client.ts';
import { toDate, toInstant } from '../../time.ts';
import { fullName } from '../person-name.ts';
import { lockPairings } from './ask-code.ts';
import { isHeld } from './members.ts';
import { codeMinutes, isSameDigest, type Pairing, triesPerCode } from './pairing.ts';
import { type StrangerTurn, tellStranger } from './stranger.ts';
import { spaceOfPeopleIn } from './workspaces.ts';

type Asked = PairingCode & { person: Person };

/**
 * Links the account of the turn to the person whose mailbox got the code. A wrong code counts as a try of each code the
 * account waits for; who has none reads the same sentence. Why a right code does not count is said: only its owner has it.
 */
export async function redeemCode(turn: StrangerTurn, pairing: Pairing, code: string): Promise<Reply> {
  const { tx, account, t } = turn;
  const { platform, workspace, externalId } = account;
  await lockPairings(tx);
  const now = pairing.now();
  const asked = await tx.pairingCode.findMany({
    where: { platform, workspace, externalId },
    include: { person: true },
  });
  const digest = pairing.digest(code, account);
  const right = asked.find(({ codeHash }) => isSameDigest(codeHash, digest));
  if (!right || right.person.state === 'left') {
    await tx.pairingCode.updateMany({
      where: { platform, workspace, externalId, expiresAt: { gt: toDate(now) } },
      data: { tries: { increment: 1 } },
    });
    return tellStranger('invalid', t('people.link.wrong', { tries: triesPerCode, minutes: codeMinutes }));
  }
  if (right.tries >= triesPerCode) return tellStranger('invalid', t('people.link.usedUp'));
  if (Temporal.Instant.compare(now, toInstant(right.expiresAt)) >= 0)
    return tellStranger('invalid', t('people.link.expired', { minutes: codeMinutes }));
  const spaceId = await spaceOfPeopleIn(tx, account);
  if (spaceId !== null && spaceId !== right.spaceId)
    return tellStranger('refused', t('people.link.otherSpace'));
  return linkTo(turn, right, now);
}

async function linkTo(turn: StrangerTurn, asked: Asked, now: Temporal.Instant): Promise<Reply> {
  const { tx, t } = turn;
  const { platform, workspace, externalId } = turn.account;
  const { spaceId, personId, person } = asked;
  const where = { platform_workspace_externalId: { platform, workspace, externalId } };
  const present = await tx.platformAccount.findUnique({ where, include: { person: true } });
  if (present && isHeld(present))
    return tellStranger('invalid', t('people.link.already', { name: fullName(present.person) }));
  const columns = { spaceId, personId, state: 'linked' as const, verifiedAt: toDate(now) };
  await tx.platformAccount.upsert({
    where,
    create: { ...columns, platform, workspace, externalId },
    update: columns,
  });
  await tx.pairingCode.updateMany({
    where: { platform, workspace, externalId },
    data: { tries: triesPerCode },
  });
  await tx.auditEvent.create({
    data: {
      spaceId,
      at: toDate(turn.now),
      actorId: personId,
      act: 'account.linked',
      subjectType: 'person',
      subjectId: personId,
      after: { workspace, externalId, by: 'code' },
      platform,
      correlationId: turn.correlationId,
    },
  });
  await tellElsewhere(turn, asked);
  const { name } = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
  return tellStranger('done', t('people.link.done', { name: fullName(person), space: name }));
}

/** By mail and on the person's other platforms, so that a theft is noticed. */
async function tellElsewhere(turn: StrangerTurn, { id, spaceId, personId }: Asked): Promise<void> {
  const { tx, account } = turn;
  const others = await tx.platformAccount.findMany({
    where: { personId, state: 'linked', platform: { notIn: [account.platform, 'email'] } },
    distinct: ['platform'],
    select: { platform: true },
  });
  for (const via of ['email' as const, ...others.map(({ platform }) => platform)])
    await turn.ledger.notify(tx, {
      spaceId,
      rule: `LINKED-${via.toUpperCase()}`,
      subject: { type: 'pairing', id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'people.link.linked',
      parameters: { workspace: account.workspace, platform: account.platform },
      nature: 'alert',
      via,
      immediate: 'asked',
      correlationId: turn.correlationId,
    });
}
