import { card } from '../../conversation/card.ts';
import { lockDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteOf } from '../../sites/site-argument.ts';
import { subjectOf } from '../announcement.ts';
import { isSiteKind, ruleOf } from '../kinds.ts';
import { groupOf, readReading } from '../reading/read-reading.ts';
import { sendToStaff } from '../to-staff/leave.ts';
import { aboutSent, sentAnnouncement } from '../which-announcement.ts';
import { wasReminded } from './show-reach.ts';

/** One reminder, to those alone who have not said they read it, at the start of their next shift (C40). */
export const remindSilent = domainCommand({
  name: 'announcement remind',
  alias: 'annonce relancer',
  group: 'announcement',
  act: 'announcement.followUp',
  arguments: aboutSent,
  siteOf,

  async run(turn, values) {
    const { tx, t } = turn;
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const { announcement } = found;
    const deployment = await lockDeployment(tx, found.deployment.id);
    const { kind } = announcement;
    if (!isSiteKind(kind) || (await wasReminded(turn, found)))
      return sayNo(turn, 'announcement.remind.already');
    const overtaken = announcement.version !== deployment.version;
    if (overtaken || (await isStopped(tx, deployment.id)))
      return sayNo(turn, 'announcement.remind.overtaken');
    const reading = await readReading(tx, announcement, deployment, dayOn(deployment.site, turn.now));
    // A team all of whom were counted has nobody left to remind.
    const whole = new Set(reading.groups.filter(({ read, size }) => read === size).map(({ group }) => group));
    const silent = new Set(
      reading.staff
        .filter((one) => !reading.pressed.has(one.person.id) && !whole.has(groupOf(one)))
        .map(({ person }) => person.id),
    );
    if (silent.size === 0) return sayNo(turn, 'announcement.remind.everybody');
    const count = await sendToStaff(turn, deployment, {
      rule: `${ruleOf[kind].code}-REMIND`,
      subject: { type: 'deployment', id: deployment.id, version: announcement.version ?? deployment.version },
      message: 'announcement.reminder',
      nature: 'reminder',
      among: (personId) => silent.has(personId),
    });
    await journal(turn, 'announcement.reminded', subjectOf(announcement), { after: { count } });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(t('announcement.remind.heading'), t('announcement.remind.sent', { count })),
    };
  },
});
