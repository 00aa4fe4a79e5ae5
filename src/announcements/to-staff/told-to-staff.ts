/** What the staff of a site read, and their channel: the three announcements, their corrections, one reminder. */
import type { ComposeContext, Composer, Composers } from '../../delivery/ledger.ts';
import { readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import type { Announcement, MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { findOfSite } from '../announcement.ts';
import { kindOfRule, type SiteKind } from '../kinds.ts';
import { staffCard } from './staff-card.ts';

export const staffComposers: Composers = {
  'announcement.first': ofTimeline('first'),
  'announcement.second': ofTimeline('second'),
  'announcement.third': ofTimeline('third'),
  'announcement.posted': async (context, row) => {
    const kind = kindOfRule(row.rule);
    return kind ? ofTimeline(kind)(context, row) : null;
  },

  'announcement.correction': async (context, { subjectId }) => {
    const announcement = await context.tx.announcement.findUniqueOrThrow({ where: { id: subjectId } });
    return drawn(context, announcement);
  },

  /** To those who have not said they read it; who did meanwhile hears nothing. */
  'announcement.reminder': async (context, row) => {
    const kind = kindOfRule(row.rule);
    const announcement = kind && (await ofRow(context.tx, row, kind));
    if (!announcement) return null;
    const silent = !(await hasRead(context.tx, announcement.id, context.personId));
    if (!context.redraw && (!silent || !(await mayLeave(context.tx, announcement)))) return null;
    return drawn(context, announcement, context.t('announcement.reminder.heading'));
  },
};

/** Nothing leaves that nobody approved for this very date, nor once the go-live is stopped (invariant 4). */
function ofTimeline(kind: SiteKind): Composer {
  return async (context, row) => {
    const announcement = await ofRow(context.tx, row, kind);
    if (!announcement) return null;
    if (!context.redraw && !(await mayLeave(context.tx, announcement))) return null;
    return drawn(context, announcement);
  };
}

/** Approved or sent, for the date that still stands, and the go-live is not stopped. */
async function mayLeave(tx: Transaction, { state, version, deploymentId }: Announcement): Promise<boolean> {
  if (state !== 'sent' && state !== 'approved') return false;
  const { version: present } = await tx.deployment.findUniqueOrThrow({ where: { id: deploymentId ?? '' } });
  return version === present && !(await isStopped(tx, deploymentId ?? ''));
}

function ofRow(tx: Transaction, { subjectId, subjectVersion }: MessageDelivery, kind: SiteKind) {
  return findOfSite(tx, { deploymentId: subjectId, version: subjectVersion, kind });
}

async function drawn(context: ComposeContext, announcement: Announcement, heading?: string) {
  const { tx, t, personId } = context;
  if (!announcement.deploymentId) return null;
  const deployment = await readDeployment(tx, announcement.deploymentId);
  const read = await hasRead(tx, announcement.id, personId);
  return { card: staffCard(announcement, deployment, { t, read }, heading) };
}

async function hasRead(tx: Transaction, announcementId: string, personId: string | null): Promise<boolean> {
  if (personId === null) return false;
  // The same question for everybody: sixty cards drawn together ask it once.
  const readers = await tx.acknowledgement.findMany({
    where: { announcementId },
    select: { personId: true },
  });
  return readers.some((reader) => reader.personId === personId);
}
