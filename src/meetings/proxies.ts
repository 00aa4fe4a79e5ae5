import type { Deed } from '../people/turn.ts';
import type { Proxy as ProxyRow } from '../store/generated/client.ts';
import type { MeetingWithPeople } from './meeting.ts';

/** Proxies that count: given for the present date and not withdrawn (C09). */
export function standingProxies(meeting: Pick<MeetingWithPeople, 'proxies' | 'dateVersion'>): ProxyRow[] {
  return meeting.proxies.filter(
    ({ state, dateVersion }) => state === 'offered' && dateVersion === meeting.dateVersion,
  );
}

/** @returns the proxy this person has given, null without one */
export function proxyOf(
  meeting: Pick<MeetingWithPeople, 'proxies' | 'dateVersion'>,
  personId: string | null,
): ProxyRow | null {
  return standingProxies(meeting).find(({ giverId }) => giverId === personId) ?? null;
}

/** Tells the holder what became of a proxy; each change once. */
export async function tellHolder(turn: Deed, proxy: ProxyRow, holderId = proxy.holderId): Promise<void> {
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: 'PROXY',
    subject: { type: 'proxy', id: proxy.id, version: proxy.version },
    recipient: { kind: 'person', id: holderId },
    message: 'meeting.proxy',
    parameters: { meetingId: proxy.meetingId, giverId: proxy.giverId },
    nature: 'notice',
    live: true,
    correlationId: turn.correlationId,
  });
}

/** Who comes needs no proxy: it lapses, and the holder knows (nasty case 7). @returns whether there was one */
export async function lapseProxyOf(
  turn: Deed,
  meeting: MeetingWithPeople,
  giverId: string,
): Promise<boolean> {
  const proxy = standingProxies(meeting).find((one) => one.giverId === giverId);
  if (!proxy) return false;
  const lapsed = await turn.tx.proxy.update({
    where: { id: proxy.id },
    data: { state: 'revoked', version: { increment: 1 } },
  });
  await tellHolder(turn, lapsed);
  await turn.ledger.refresh(turn.tx, { type: 'proxy', id: proxy.id }, turn.correlationId);
  return true;
}

/** A holder who will not come cannot vote for anybody: the proxies they hold lapse, and the givers know. */
export async function lapseProxiesHeldBy(
  turn: Deed,
  meeting: MeetingWithPeople,
  holderId: string,
): Promise<void> {
  const held = standingProxies(meeting).filter((one) => one.holderId === holderId);
  await endProxies(turn, held, 'meeting.proxyLost');
}

/** Ends proxies for a reason that their givers read; the holders' cards follow. */
export async function endProxies(
  turn: Deed,
  proxies: ProxyRow[],
  message: 'meeting.proxyLost' | 'meeting.proxyMoved',
): Promise<void> {
  for (const proxy of proxies) {
    const ended = await turn.tx.proxy.update({
      where: { id: proxy.id },
      data: { state: 'revoked', version: { increment: 1 } },
    });
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'PROXY-LOST',
      subject: { type: 'proxy', id: proxy.id, version: ended.version },
      recipient: { kind: 'person', id: proxy.giverId },
      message,
      parameters: { meetingId: proxy.meetingId, holderId: proxy.holderId },
      nature: 'alert',
      correlationId: turn.correlationId,
    });
    await turn.ledger.refresh(turn.tx, { type: 'proxy', id: proxy.id }, turn.correlationId);
  }
}
