import { formatDate } from '../../conversation/format.ts';
import { deploymentOfSite } from '../../deployments/deployment.ts';
import { today } from '../../people/today.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { WaitingMatter } from '../../people/waiting-matter.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { datedOn } from './approval-card.ts';
import { viewForApproval } from './approval-view.ts';
import { isToAnnounce } from './approve.ts';

/** Announcements to staff that wait for the person’s approval, each with the button that opens them. */
export async function waitingAnnouncements(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { tx, t, space, actor, now } = turn;
  const waiting = await tx.announcement.findMany({
    where: {
      spaceId: space.id,
      state: { in: ['inApproval', 'expired'] },
      siteId: { not: null },
      deployment: { goLive: { gte: dateColumn(today(turn)) } },
    },
    orderBy: { id: 'asc' },
  });
  const bySite = Map.groupBy(waiting, ({ siteId }) => siteId as string);
  const matters: WaitingMatter[] = [];
  for (const [siteId, announcements] of bySite) {
    const deployment = await deploymentOfSite(tx, siteId);
    if (!deployment || !isToAnnounce(deployment, now)) continue;
    const view = await viewForApproval(tx, deployment.id, announcements, actor.id, now);
    if (!view.approves) continue;
    const day = announcements.flatMap(({ plannedOn }) => plannedOn ?? [])[0];
    const { timeZone } = deployment.site.organisation;
    matters.push({
      by: day ? plainDate(day).toZonedDateTime(timeZone).toInstant() : now,
      text: t.rich('announcement.waiting', {
        site: deployment.site.name,
        count: announcements.length,
        day: day ? formatDate(plainDate(day), t.locale, { year: false }) : '',
        dated: datedOn(day ? plainDate(day) : null, view.day),
      }),
      button: {
        id: `announcement-${deployment.site.code}`,
        label: t('announcement.button.show'),
        command: 'announcement',
        arguments: { site: deployment.site.code },
      },
      settledBy: 'announcement approve',
    });
  }
  return matters;
}
