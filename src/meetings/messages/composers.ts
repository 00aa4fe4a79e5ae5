import type { Composers } from '../../delivery/ledger.ts';
import { cancelled, cancelledPost, moved, movedPost, updated } from './changes.ts';
import { hosted, type MeetingHost } from './composer.ts';
import { givingWay } from './giving-way.ts';
import { calendarMail, invitation, released, summary } from './invitation.ts';
import { leaderAbsent } from './leader-absent.ts';
import { proxyLost, proxyReceived } from './proxy.ts';
import { answerReminder, dayBefore, startsSoon } from './reminders.ts';

/** Every message about a meeting, by the name its rule gives (meeting-timeline.ts). */
export function meetingComposers(host: MeetingHost): Composers {
  return hosted(host, {
    'meeting.invitation': givingWay(invitation),
    'meeting.calendarMail': calendarMail,
    'meeting.summary': summary,
    'meeting.moved': givingWay(moved),
    'meeting.movedPost': movedPost,
    'meeting.updated': givingWay(updated),
    'meeting.cancelled': cancelled,
    'meeting.cancelledPost': cancelledPost,
    'meeting.answerReminder': answerReminder,
    'meeting.dayBefore': dayBefore,
    'meeting.startsSoon': startsSoon,
    'meeting.leaderAbsent': leaderAbsent,
    'meeting.proxy': proxyReceived,
    'meeting.proxyLost': proxyLost,
    'meeting.proxyMoved': proxyLost,
    'meeting.released': released,
    'meeting.forecast': async () => null,
  });
}
