import type { Transaction } from '../store/store.ts';

type Looking = (tx: Transaction, id: string) => Promise<{ committeeId: string | null } | null>;

const committeeId = { committeeId: true } as const;
const ofMeeting = { meeting: { select: committeeId } } as const;
const meeting: Looking = (tx, id) => tx.meeting.findUnique({ where: { id }, select: committeeId });

/** The whole project's matter. */
const ofProject: Looking = async () => null;

/** Which committee a subject of the ledger belongs to, by its type. */
const committees: Record<string, Looking> = {
  committee: async (_tx, id) => ({ committeeId: id }),
  meeting,
  /** The decisions of one meeting, by its id. */
  decisionsOf: meeting,
  invitation: async (tx, id) => held(await tx.invitation.findUnique({ where: { id }, select: ofMeeting })),
  proxy: async (tx, id) => held(await tx.proxy.findUnique({ where: { id }, select: ofMeeting })),
  agendaItem: async (tx, id) => held(await tx.agendaItem.findUnique({ where: { id }, select: ofMeeting })),
  minutes: async (tx, id) => held(await tx.minutes.findUnique({ where: { id }, select: ofMeeting })),
  membership: (tx, id) => tx.membership.findUnique({ where: { id }, select: committeeId }),
  series: (tx, id) => tx.meetingSeries.findUnique({ where: { id }, select: committeeId }),
  poll: (tx, id) => tx.poll.findUnique({ where: { id }, select: committeeId }),
  consultation: (tx, id) => tx.consultation.findUnique({ where: { id }, select: committeeId }),
  decision: (tx, id) => tx.decision.findUnique({ where: { id }, select: committeeId }),
  ballot: (tx, id) => tx.ballot.findUnique({ where: { id }, select: committeeId }),
  action: (tx, id) => tx.actionItem.findUnique({ where: { id }, select: committeeId }),
  risk: (tx, id) => tx.risk.findUnique({ where: { id }, select: committeeId }),
  report: (tx, id) => tx.executiveReport.findUnique({ where: { id }, select: committeeId }),
  proposal: (tx, id) => tx.proposal.findUnique({ where: { id }, select: committeeId }),
  space: ofProject,
  person: ofProject,
  pairing: ofProject,
  signIn: ofProject,
};

function held(row: { meeting: { committeeId: string } } | null): { committeeId: string } | null {
  return row?.meeting ?? null;
}

/**
 * @returns the committee a subject of the ledger belongs to; null for what is the whole project's matter
 * @throws Error for a type that is not here: its messages would silently keep the hours of another organisation
 */
export async function committeeOfSubject(
  tx: Transaction,
  { type, id }: { type: string; id: string },
): Promise<string | null> {
  const looking = Object.hasOwn(committees, type) && committees[type];
  if (!looking) throw new Error(`No committee is known for a subject of type « ${type} »`);
  return (await looking(tx, id))?.committeeId ?? null;
}
