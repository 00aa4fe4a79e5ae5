import type { DeploymentState } from '../store/generated/enums.ts';

/** What was done for one go-live, and what of it does not hold for another (domain.md 5.4, case 1). */
export interface TouchedByMove {
  /** Verified for the present date, and no longer for the new one. */
  checks: { code: string; label: string }[];
  /** Sessions held that count on the new date, that were held too long before it, or that are planned on it or later. */
  trainings: { valid: number; again: number; after: number };
  /** There is a vote on the present date. */
  voteOpened: boolean;
}

/**
 * What happened, told inside its transaction to the rooms above that must follow. A room never calls upwards: it announces,
 * and house.ts says who listens.
 */
export type HouseEvent =
  | { kind: 'member.joined'; committeeId: string; personId: string; on: Temporal.PlainDate }
  /** Another role or another vote, from that day on. */
  | { kind: 'member.changed'; committeeId: string; personId: string; on: Temporal.PlainDate }
  /** `on`: first day on which they no longer sit. */
  | { kind: 'member.left'; committeeId: string; personId: string; on: Temporal.PlainDate }
  /** Somebody leaves the whole project: no committee keeps them. `on`: first day without them, perhaps ahead. */
  | { kind: 'person.left'; personId: string; on: Temporal.PlainDate }
  /** That day has come: nobody reaches them any more. */
  | { kind: 'person.gone'; personId: string }
  /** It may meet: for the first time, or again after a pause. */
  | { kind: 'committee.activated'; committeeId: string }
  /** Its standing orders are others: the notice of its meetings, their quorum. */
  | { kind: 'committee.rulesChanged'; committeeId: string }
  | { kind: 'meeting.scheduled'; meetingId: string }
  /** Another date, place, link or length, or it is cancelled: stored, and told to those it invited. `moved`: to another date, or it lasts longer or less. */
  | { kind: 'meeting.changed'; meetingId: string; moved: boolean }
  | { kind: 'session.closed'; meetingId: string }
  /** Its minutes are approved: by silence, or by everybody. */
  | { kind: 'minutes.approved'; meetingId: string }
  /** It waited in vain for its quorum, and is called again. */
  | { kind: 'session.notOpened'; meetingId: string }
  /** Its words or its vote were put right after its meeting may have been minuted. */
  | { kind: 'decision.changed'; decisionId: string }
  /** Somebody asked for an act that others decide on. */
  | { kind: 'proposal.made'; proposalId: string }
  /** A request was accepted, declined, or settled otherwise: nobody waits for its answer any more. */
  | { kind: 'proposal.closed'; proposalId: string }
  /** Its score reached the level that puts it on an agenda. */
  | { kind: 'risk.raised'; riskId: string }
  /** Another go-live is weighed, nothing is stored: who prepares the site adds what the change touches. */
  | {
      kind: 'deployment.weighed';
      deploymentId: string;
      to: Temporal.PlainDate | null;
      touched: TouchedByMove;
    }
  /** Its go-live is another day, or none any more: stored, before anybody is told. `version` is the new one. */
  | {
      kind: 'deployment.moved';
      deploymentId: string;
      from: Temporal.PlainDate | null;
      to: Temporal.PlainDate | null;
      version: number;
    }
  /** It went on to another state (domain.md 4.1): ready, live, closed. */
  | { kind: 'deployment.entered'; deploymentId: string; state: DeploymentState }
  /** Who works on a site, directs it or is on its staff is somebody else. */
  | { kind: 'site.peopleChanged'; siteId: string }
  /** A referent was named, accepted or ended: `personId`. */
  | { kind: 'referent.changed'; siteId: string; personId: string }
  /** A check of its list is in another state. */
  | { kind: 'readiness.changed'; deploymentId: string }
  /** The vote on its go-live is over. */
  | { kind: 'goNoGo.closed'; goNoGoId: string };
