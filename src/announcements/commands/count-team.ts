import { integer, text } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import { journal } from '../../people/journal.ts';
import { judgeAct } from '../../people/permit.ts';
import { foldName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { inForce } from '../../people/site-ties.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn, readDayOn } from '../../sites/day-on.ts';
import { siteOf } from '../../sites/site-argument.ts';
import type { Site } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { lockAnnouncement, subjectOf } from '../announcement.ts';
import { readReading } from '../reading/read-reading.ts';
import { groupLine } from '../reading/reading-card.ts';
import { aboutSent, sentAnnouncement } from '../which-announcement.ts';

/**
 * A team without chat is counted by who runs its unit: how many have read, those who pressed themselves included, never who
 * (nasty case 8). The last count stands.
 */
export const countTeam = domainCommand({
  name: 'announcement team',
  alias: 'annonce équipe',
  group: 'announcement',
  act: 'announcement.followUp',
  arguments: {
    ...aboutSent,
    team: text({ position: 3, max: 100, keys: ['équipe'] }),
    count: integer({ position: 4, max: 1000, keys: ['nombre', 'lu'] }),
  },
  siteOf,
  rolesInMatter: async (turn, values) =>
    values.site && (await unitsRunBy(turn, values.site.value)).length > 0 ? ['REF'] : [],

  async run(turn, values) {
    const { tx, t, locale } = turn;
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const { deployment } = found;
    const announcement = await lockAnnouncement(tx, found.announcement.id);
    const reading = await readReading(tx, announcement, deployment, dayOn(deployment.site, turn.now));
    const teams = reading.groups.filter(({ group }) => group !== null);
    const wanted = foldName(values.team);
    const close = teams.filter(({ group }) => foldName(group ?? '').includes(wanted));
    const team =
      teams.find(({ group }) => foldName(group ?? '') === wanted) ??
      (close.length === 1 ? close[0] : undefined);
    if (!team?.group)
      return sayNo(
        turn,
        'announcement.team.unknown',
        {
          teams: formatList(
            teams.flatMap(({ group }) => group ?? []),
            locale,
          ),
          count: teams.length,
        },
        'team',
      );
    if (!(await mayCount(turn, deployment.site, team.group)))
      return sayNo(turn, 'announcement.team.other', { team: team.group });
    if (values.count > team.size)
      return sayNo(turn, 'announcement.team.tooMany', { team: team.group, size: team.size }, 'count');
    const data = { count: values.count, enteredById: turn.actor.id, at: toDate(turn.now) };
    const entered = await tx.acknowledgement.findFirst({
      where: { announcementId: announcement.id, team: team.group },
    });
    if (entered) await tx.acknowledgement.update({ where: { id: entered.id }, data });
    else
      await tx.acknowledgement.create({
        data: { ...data, announcementId: announcement.id, team: team.group },
      });
    await journal(turn, 'announcement.teamCounted', subjectOf(announcement), {
      ...(entered ? { before: { team: team.group, count: entered.count } } : {}),
      after: { team: team.group, count: values.count },
    });
    const after = await readReading(tx, announcement, deployment, dayOn(deployment.site, turn.now));
    const line = after.groups.find(({ group }) => group === team.group) ?? team;
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(t('announcement.team.heading'), groupLine(line, t), t('announcement.team.noted')),
    };
  },
});

/** @returns the teams whose unit the person runs on a site */
async function unitsRunBy(turn: DomainTurn, { id }: Pick<Site, 'id'>): Promise<(string | null)[]> {
  const day = await readDayOn(turn.tx, id, turn.now);
  const postings = await turn.tx.posting.findMany({
    where: { siteId: id, personId: turn.actor.id, unitManager: true, ...inForce(day) },
    select: { team: true },
  });
  return postings.map(({ team }) => team);
}

/** A unit manager counts their own team; who follows the announcements of the site counts any. */
async function mayCount(turn: DomainTurn, site: Pick<Site, 'id'>, team: string): Promise<boolean> {
  if ((await unitsRunBy(turn, site)).includes(team)) return true;
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const matter = { committeeId: committee?.id, siteId: site.id, own: false };
  return (await judgeAct(turn, 'announcement.followUp', matter)).verdict === 'allowed';
}
