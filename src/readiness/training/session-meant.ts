import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { hourIn } from '../../referents/site-people/shift-list.ts';
import type { Prisma, Site } from '../../store/generated/client.ts';
import { dateColumn } from '../../time.ts';

export const sessionParts = {
  site: { include: { organisation: true } },
  seatsTaken: true,
} satisfies Prisma.TrainingSessionInclude;

export type Session = Prisma.TrainingSessionGetPayload<{ include: typeof sessionParts }>;

/** Locks the one session of a site on that day (at that hour, where there are several), or says which it may be. */
export async function sessionMeant(
  turn: DomainTurn,
  site: Site,
  day: Temporal.PlainDate,
  hour: string | undefined,
): Promise<{ session: Session } | { refusal: Reply }> {
  const startsAt = hour === undefined ? undefined : hourIn(hour);
  const found = await turn.tx.trainingSession.findMany({
    where: { siteId: site.id, on: dateColumn(day), ...(startsAt && { startsAt }) },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  const [only, ...others] = found;
  const named = { site: site.name, code: site.code, day: formatDate(day, turn.locale) };
  if (!only) return { refusal: sayNo(turn, 'readiness.training.none', named, 'day') };
  if (others.length > 0)
    return {
      refusal: sayNo(
        turn,
        'readiness.training.several',
        { ...named, hours: found.map((one) => one.startsAt ?? '').join(', ') },
        'hour',
      ),
    };
  await turn.tx.$queryRaw`SELECT id FROM "TrainingSession" WHERE id = ${only.id}::uuid FOR UPDATE`;
  return {
    session: await turn.tx.trainingSession.findUniqueOrThrow({
      where: { id: only.id },
      include: sessionParts,
    }),
  };
}
