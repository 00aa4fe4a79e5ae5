import type { HouseListener } from '../people/turn.ts';
import { planNextReport } from './plan-report.ts';

/** A steering committee that begins to meet, or in which somebody stands for the executive body from now on, reports to it. */
export const followOnReports: HouseListener = async (turn, event) => {
  if (
    event.kind === 'committee.activated' ||
    event.kind === 'member.joined' ||
    event.kind === 'member.changed'
  )
    await planNextReport(turn.tx, turn.ledger, event.committeeId, turn.now);
};
