/** What comes to an agenda without anybody proposing it: points carried over, grave risks, sites in storm. */
import type { Translator } from '../conversation/language.ts';
import { highRisks } from '../risks/high-risks.ts';
import type { AgendaItem, Meeting, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate, toInstant } from '../time.ts';
import { type StormSite, stormSites } from '../weather/readings.ts';
import { type CarriedPoint, carriedPoints } from './carried-points.ts';
import { nextNumber } from './next-number.ts';
import { placeOnAgenda } from './place-on-agenda.ts';
import { minutesOfMatter, pointOfRisk } from './point-of-risk.ts';

type NewPoint = Omit<
  Prisma.AgendaItemUncheckedCreateInput,
  'id' | 'spaceId' | 'meetingId' | 'number' | 'proposedAt'
>;

/**
 * Adds what is not there yet; what somebody took off stays off. May be called as often as one likes.
 *
 * @param t of the space's language
 * @returns how many points were added
 */
export async function gatherPoints(
  tx: Transaction,
  meeting: Meeting,
  now: Temporal.Instant,
  t: Translator,
): Promise<number> {
  // A second call has the very agenda of the first, and nothing else (F-12).
  if (meeting.secondCallOfId) return 0;
  const carried = await carriedPoints(tx, meeting.committeeId, toInstant(meeting.startsAt));
  const risks = await highRisks(tx, meeting.committeeId);
  const storms = await stormSites(tx, meeting.id);
  const wanted = [
    ...risks.map((risk) => ({ ...pointOfRisk(risk, t), where: 'usual' as const })),
    ...storms.toReversed().map((site) => ({ ...pointOfSite(site, t), where: 'first' as const })),
  ];
  const known = await originsOf(tx, meeting.id);
  let added = 0;
  const add = async (point: NewPoint, where: 'usual' | 'first') => {
    if (known.has(point.originId ?? '')) return;
    known.add(point.originId ?? '');
    await addPoint(tx, meeting, point, where, now);
    added += 1;
  };
  for (const point of carried) await add(await pointCarried(tx, point), 'usual');
  for (const { where, ...point } of wanted) await add(point, where);
  return added;
}

async function originsOf(tx: Transaction, meetingId: string): Promise<Set<string>> {
  const rows = await tx.agendaItem.findMany({
    where: { meetingId, originId: { not: null } },
    select: { originId: true },
  });
  return new Set(rows.map(({ originId }) => originId as string));
}

async function addPoint(
  tx: Transaction,
  { id: meetingId, spaceId }: Meeting,
  point: NewPoint,
  where: 'usual' | 'first',
  now: Temporal.Instant,
): Promise<void> {
  const item = await tx.agendaItem.create({
    data: {
      state: 'accepted',
      ...point,
      spaceId,
      meetingId,
      number: await nextNumber(tx, meetingId),
      proposedAt: toDate(now),
    },
  });
  if (item.state === 'accepted') await placeOnAgenda(tx, item, where);
}

/** The same point again: what it is about stays known (the risk, the site), its links come along, its guests do not. */
async function pointCarried(tx: Transaction, { item, reason }: CarriedPoint): Promise<NewPoint> {
  const { title, purpose, minutes, presenterId, recurring, description, sourceUrl, proposedById } = item;
  const documents = await tx.agendaDocument.findMany({ where: { itemId: item.id } });
  return {
    title,
    purpose,
    minutes,
    presenterId,
    recurring,
    description,
    sourceUrl,
    proposedById,
    ...originCarried(item),
    state: reason === 'undecided' ? 'proposed' : 'accepted',
    documents: {
      createMany: {
        data: documents.map(({ label, url, fileId, addedById, addedAt }) => ({
          label,
          url,
          fileId,
          addedById,
          addedAt,
        })),
      },
    },
  };
}

function originCarried({ id, origin, originId }: AgendaItem): Pick<NewPoint, 'origin' | 'originId'> {
  const ownMatter = origin === 'risk' || origin === 'site' || origin === 'consultation';
  return ownMatter && originId ? { origin, originId } : { origin: 'carriedOver', originId: id };
}

/** C55: what its director wrote about the storm stands under it. */
function pointOfSite({ siteId, name, comment }: StormSite, t: Translator): NewPoint {
  return {
    title: t('agenda.fromSite', { name }),
    purpose: 'discussion',
    minutes: minutesOfMatter,
    description: comment,
    origin: 'site',
    originId: siteId,
  };
}
