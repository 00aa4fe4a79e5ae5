import type { Composers } from '../../delivery/ledger.ts';
import {
  seriesCalendarMail,
  seriesEnded,
  seriesEndedPost,
  seriesInvitation,
  seriesSummary,
} from '../series/series-invitation.ts';
import { seriesWithdrawn } from '../series/series-withdrawn.ts';
import { askVendor, vendorAnswered } from '../series/vendor-agreement.ts';
import { answeredFor } from './answered-for.ts';
import { cadenceLate } from './cadence-late.ts';
import { cancelled, cancelledPost, moved, movedPost, updated } from './changes.ts';
import { hosted, type MeetingHost } from './composer.ts';
import { forecast } from './forecast.ts';
import { givingWay } from './giving-way.ts';
import { calendarMail, invitation, released, summary } from './invitation.ts';
import { leaderAbsent } from './leader-absent.ts';
import { substituteGone, withdrawn } from './membership.ts';
import { proxyLost, proxyNoted, proxyReceived } from './proxy.ts';
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
    'meeting.proxyNoted': proxyNoted,
    'meeting.answeredFor': answeredFor,
    'meeting.released': released,
    'meeting.withdrawn': withdrawn,
    'meeting.substituteGone': substituteGone,
    'meeting.cadenceLate': cadenceLate,
    'series.invitation': seriesInvitation,
    'series.calendarMail': seriesCalendarMail,
    'series.summary': seriesSummary,
    'series.askVendor': askVendor,
    'series.vendorAnswered': vendorAnswered,
    'series.withdrawn': seriesWithdrawn,
    'series.ended': seriesEnded,
    'series.endedPost': seriesEndedPost,
    'meeting.forecast': forecast,
  });
}
