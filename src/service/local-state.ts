import { countAnswers, currentAnswer } from '../meetings/answers.ts';
import { meetingParts, referenceOf } from '../meetings/meeting.ts';
import type { Database } from '../store/store.ts';
import { plainDate, toInstant } from '../time.ts';

const day = (date: Date | null) => (date ? plainDate(date).toString() : null);

/** Everything a script may want to see of a space, as JSON: `GET /local/api/state`. */
export async function localState(db: Database): Promise<Record<string, unknown>> {
  const space = await db.space.findFirst({ orderBy: { id: 'asc' } });
  if (!space)
    return {
      space: null,
      committees: [],
      meetings: [],
      decisions: [],
      actions: [],
      sites: [],
      proposals: [],
    };
  const where = { spaceId: space.id };
  const [committees, meetings, decisions, actions, sites, proposals] = await Promise.all([
    db.committee.findMany({
      where,
      include: {
        memberships: { include: { person: true, substitute: true } },
        channels: { include: { channel: true } },
      },
      orderBy: { code: 'asc' },
    }),
    db.meeting.findMany({
      where,
      include: { ...meetingParts, agenda: { orderBy: { number: 'asc' } } },
      orderBy: { startsAt: 'asc' },
    }),
    db.decision.findMany({ where, orderBy: { number: 'asc' } }),
    db.actionItem.findMany({ where, include: { owner: true }, orderBy: { number: 'asc' } }),
    db.site.findMany({
      where,
      include: { organisation: true, director: true, deployment: true },
      orderBy: { code: 'asc' },
    }),
    db.proposal.findMany({ where, orderBy: { id: 'asc' } }),
  ]);
  return {
    space: {
      slug: space.slug,
      name: space.name,
      project: space.projectName,
      phase: space.projectPhase,
      milestonePhase: space.milestonePhase,
      timeZone: space.timeZone,
    },
    committees: committees.map((committee) => ({
      code: committee.code,
      kind: committee.kind,
      label: committee.label,
      state: committee.state,
      cadenceDays: committee.cadenceDays,
      channels: committee.channels.map(({ channel, home }) => ({
        workspace: channel.workspace,
        name: channel.name,
        home,
      })),
      members: committee.memberships.map((membership) => ({
        person: membership.person.handle,
        roles: membership.roles,
        voting: membership.voting,
        function: membership.functionLabel,
        substitute: membership.substitute?.handle ?? null,
        state: membership.state,
      })),
    })),
    meetings: meetings.map((meeting) => ({
      reference: referenceOf(meeting),
      title: meeting.title,
      state: meeting.state,
      starts: meeting.startsLocal,
      timeZone: meeting.timeZone,
      startsAt: toInstant(meeting.startsAt).toString(),
      durationMinutes: meeting.durationMinutes,
      place: meeting.place,
      videoLink: meeting.videoLink,
      uid: meeting.uid,
      sequence: meeting.sequence,
      version: meeting.version,
      count: countAnswers(meeting.invitations, meeting.dateVersion),
      invitations: meeting.invitations.map((invitation) => ({
        person: invitation.person.handle,
        voting: invitation.voting,
        withdrawn: invitation.withdrawn,
        answer: currentAnswer(invitation, meeting.dateVersion),
        via: invitation.answeredVia,
        substituteId: invitation.substituteId,
      })),
      agenda: meeting.agenda.map(({ number, title, purpose, minutes, state, sourceUrl }) => ({
        number,
        title,
        purpose,
        minutes,
        state,
        source: sourceUrl,
      })),
    })),
    decisions: decisions.map(({ number, text, type, state, effectiveOn, sourceUrl }) => ({
      number,
      text,
      type,
      state,
      effectiveOn: day(effectiveOn),
      source: sourceUrl,
    })),
    actions: actions.map((action) => ({
      number: action.number,
      text: action.text,
      owner: action.owner.handle,
      due: day(action.dueOn),
      state: action.state,
      priority: action.priority,
      source: action.sourceUrl,
    })),
    sites: sites.map((site) => ({
      code: site.code,
      name: site.name,
      organisation: site.organisation.code,
      typology: site.typology,
      pilot: site.deployment?.pilot ?? false,
      goLive: day(site.deployment?.goLive ?? null),
      director: site.director?.handle ?? null,
    })),
    proposals: proposals.map(({ id, line, state }) => ({ id, line, state })),
  };
}
