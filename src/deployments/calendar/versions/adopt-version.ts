import { entity, flag, integer } from '../../../conversation/arguments.ts';
import type { ArgumentValues } from '../../../conversation/command.ts';
import type { Reply } from '../../../conversation/reply.ts';
import { cannotDecide } from '../../../decisions/cannot-decide.ts';
import { recordDecision } from '../../../decisions/record-decision.ts';
import { recorderOf } from '../../../decisions/recorder.ts';
import { unanimous } from '../../../decisions/settle-decision.ts';
import { lockSitting, sittingOf } from '../../../decisions/sitting.ts';
import { journal } from '../../../people/journal.ts';
import { sayNo } from '../../../people/say-no.ts';
import { steeringCommittee } from '../../../people/steering-committee.ts';
import { today } from '../../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../../people/turn.ts';
import type { Committee, Decision } from '../../../store/generated/client.ts';
import { toDate } from '../../../time.ts';
import { conflictsOf } from '../checks/conflicts-of.ts';
import { realismOf } from '../checks/realism.ts';
import { readPlan } from '../read-plan.ts';
import { adoptionPreview } from './adoption-preview.ts';
import { linksOfVersion } from './links-of-version.ts';
import { planOfVersion } from './plan-of-version.ts';
import {
  adoptedVersion,
  askedOf,
  isUnderReview,
  lockVersion,
  standingOf,
  type VersionWithOpinions,
  versionNumbered,
  versionUnderReview,
} from './version.ts';
import { adoptedWords, opinionsField } from './version-words.ts';

const taken = {
  version: integer({ position: 1, optional: true, min: 1 }),
  decision: entity<Decision>('decision', { optional: true, keys: ['décision'] }),
  /** The decision is taken now, in the session that is held. */
  session: flag({ hidden: true, keys: ['séance'] }),
  /** The checks were seen. */
  confirmed: flag({ hidden: true, keys: ['confirmé'] }),
};
type Values = ArgumentValues<typeof taken>;

/**
 * C27, C29: adopts a version by a decision of the steering committee, after the checks were shown. Outside a session only a
 * decision that was adopted there can be named (invariant 1).
 */
export const adoptCalendar = domainCommand({
  name: 'calendar adopt',
  alias: 'calendrier adopter',
  synonyms: ['planning adopter'],
  group: 'deployment',
  act: 'calendar.adopt',
  arguments: taken,
  committeeOf: (values) => values.decision?.value.committeeId,

  async precondition(turn, values) {
    const found = await versionMeant(turn, values);
    if ('reply' in found) return found.reply;
    const refused = await unfit(turn, values, found.committee);
    if (refused) return refused;
    return values.confirmed && (values.decision || values.session)
      ? null
      : adoptionPreview(turn, values, found.version, found.committee);
  },

  async weighed({ tx, t, now, timeZone, space }, values) {
    const version = values.version
      ? await versionNumbered(tx, space.id, values.version)
      : await versionUnderReview(tx, space.id);
    if (!version) return [];
    const day = today({ now, timeZone });
    const plan = planOfVersion(await readPlan(tx, space.id), version);
    const blocking = conflictsOf(plan, day).filter(({ weight }) => weight === 'blocking').length;
    const findings = realismOf(plan, day).length;
    return [
      opinionsField(standingOf(version.opinions, await askedOf(tx, version, day)), t),
      {
        label: t('deployment.calendar.field.checks'),
        value: t('deployment.check.counts', { blocking, findings }),
      },
    ];
  },

  async run(turn, values) {
    const found = await versionMeant(turn, values);
    if ('reply' in found) return found.reply;
    const version = await lockVersion(turn.tx, found.version.id);
    if (!isUnderReview(version)) return settled(turn, version);
    const decision = values.decision?.value ?? (await decideNow(turn, version, found.committee));
    if ('outcome' in decision) return decision;
    await adopt(turn, version, decision);
    return {
      outcome: 'done',
      visibility: 'here',
      replaces: turn.via === 'button',
      card: {
        heading: turn.t('deployment.calendar.adopted.heading', { number: version.number }),
        blocks: [
          {
            kind: 'text',
            text: adoptedWords({ adoptedAt: toDate(turn.now) }, decision.number, turn.timeZone, turn.t),
          },
        ],
      },
    };
  },
});

type Meant = { version: VersionWithOpinions; committee: Committee } | { reply: Reply };

async function versionMeant(turn: DomainTurn, { version: number }: Values): Promise<Meant> {
  const { tx, space } = turn;
  const committee = await steeringCommittee(tx, space.id);
  if (!committee) return { reply: sayNo(turn, 'deployment.calendar.noCommittee') };
  const version = number
    ? await versionNumbered(tx, space.id, number)
    : await versionUnderReview(tx, space.id);
  if (!version)
    return {
      reply: number
        ? sayNo(turn, 'deployment.calendar.unknownVersion', { number }, 'version')
        : sayNo(turn, 'deployment.calendar.noneUnderReview'),
    };
  return isUnderReview(version) ? { version, committee } : { reply: settled(turn, version) };
}

function settled(turn: DomainTurn, { state, number }: VersionWithOpinions): Reply {
  // @keys deployment.calendar.settled.*
  return sayNo(turn, `deployment.calendar.settled.${state}`, { number });
}

/** Why the decision that was named adopts no calendar, or the session none now. */
async function unfit(turn: DomainTurn, values: Values, committee: Committee): Promise<Reply | null> {
  const { tx, space } = turn;
  const decision = values.decision?.value;
  if (decision) {
    const { number, type, state } = decision;
    if (type !== 'calendar' || decision.committeeId !== committee.id)
      return sayNo(turn, 'deployment.calendar.otherDecision', { number }, 'decision');
    if (state !== 'adopted' && state !== 'applied')
      return sayNo(turn, 'deployment.calendar.notAdopted', { number }, 'decision');
    const used = await tx.calendarVersion.findFirst({
      where: { spaceId: space.id, decisionId: decision.id },
    });
    return used
      ? sayNo(turn, 'deployment.calendar.decisionUsed', { number, version: used.number }, 'decision')
      : null;
  }
  if (!values.session) return null;
  const sitting = await sittingOf(tx, committee.id);
  if (!sitting) return sayNo(turn, 'deployment.calendar.noSession');
  return sitting.barredBy ? cannotDecide(turn, sitting, '') : null;
}

/** In the session that is held, every voice that is heard is for it, as for any decision recorded there (C21). */
async function decideNow(
  turn: DomainTurn,
  { number }: VersionWithOpinions,
  committee: Committee,
): Promise<Decision | Reply> {
  const text = turn.spaceT('deployment.calendar.decisionText', { number });
  const sitting = await lockSitting(turn.tx, committee.id);
  if (!sitting) return sayNo(turn, 'deployment.calendar.noSession');
  if (sitting.barredBy) return cannotDecide(turn, sitting, text);
  return recordDecision(
    recorderOf(turn),
    {
      committeeId: committee.id,
      meetingId: sitting.meeting.id,
      year: today(turn).year,
      type: 'calendar',
      text,
    },
    unanimous(sitting.voices.length),
  );
}

async function adopt(turn: DomainTurn, version: VersionWithOpinions, decision: Decision): Promise<void> {
  const { tx, ledger, correlationId, space } = turn;
  const before = await adoptedVersion(tx, space.id);
  if (before)
    await tx.calendarVersion.update({
      where: { id: before.id },
      data: { state: 'superseded', supersededAt: toDate(turn.now) },
    });
  await tx.calendarVersion.update({
    where: { id: version.id },
    data: { state: 'adopted', adoptedAt: toDate(turn.now), decisionId: decision.id },
  });
  const subject = { type: 'calendarVersion', id: version.id };
  await journal(turn, 'calendar.adopted', subject, {
    before: { adopted: before?.number ?? null },
    after: { adopted: version.number, decision: decision.number },
  });
  await ledger.refresh(tx, subject, correlationId);
  const { vendor } = await askedOf(tx, version, today(turn));
  const told = [...vendor.map(({ id }) => id), ...(version.authorId ? [version.authorId] : [])];
  const plan = planOfVersion(await readPlan(tx, space.id), version);
  const links = linksOfVersion(turn, version.id, plan);
  for (const id of new Set(told))
    if (id !== turn.actor.id)
      await ledger.notify(tx, {
        spaceId: space.id,
        rule: 'C27-ADOPTED',
        subject: { ...subject, version: 1 },
        recipient: { kind: 'person', id },
        message: 'deployment.calendarAdopted',
        parameters: { links },
        nature: 'notice',
        correlationId,
      });
}
