import { peopleOfSite } from '../deployments/audiences.ts';
import { goLiveOf } from '../deployments/deployment.ts';
import { journal } from '../people/journal.ts';
import { shaken } from '../people/shaken.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { Happening, HouseAct } from '../people/turn.ts';
import { openRisk } from '../risks/open-risk.ts';
import { dayOn } from '../sites/day-on.ts';
import { toDate } from '../time.ts';
import { emptyBox } from './ballot-box.ts';
import { threshold } from './disclosure.ts';
import { askedBy, lockPulse, type PulseOfSite } from './pulse.ts';
import { countPulse, type PulseResult, type PulseSheet } from './result.ts';
import { pulseSettings } from './settings.ts';

/** The box is opened, counted once, and emptied: the sheets are destroyed, only what may be shown stays (C49). */
export const closePulse: HouseAct = async (by, { subjectId }) => {
  const { tx, ledger, at, now } = by;
  const pulse = await lockPulse(tx, subjectId);
  if (pulse.state !== 'open') return;
  const day = dayOn(pulse.deployment.site, at);
  const answers = await tx.pulseAnswer.findMany({ where: { pulseId: pulse.id } });
  const sheets = answers as unknown as PulseSheet[];
  const result = countPulse(sheets, await askedBy(tx, pulse, day));
  const fears = await tx.pulseFear.findMany({ where: { pulseId: pulse.id } });
  await emptyBox(tx, pulse.id);
  if (sheets.length >= threshold)
    await tx.pulseFear.createMany({ data: shaken(fears.map(({ text }) => ({ pulseId: pulse.id, text }))) });
  await tx.pulse.update({
    where: { id: pulse.id },
    data: { state: 'closed', closedAt: toDate(now), result },
  });
  const subject = { type: 'pulse', id: pulse.id };
  await journal(by, 'pulse.closed', subject, { after: { answers: result.answers } });
  await raiseRisk(by, pulse, result);
  await tellResults(by, pulse, day);
  await ledger.refresh(
    tx,
    { type: 'deployment', id: pulse.deploymentId, messages: ['pulse.invitation'] },
    by.correlationId,
  );
};

/** A low average opens a risk « perception », once a site. */
async function raiseRisk(
  by: Happening,
  pulse: PulseOfSite,
  { averages, answers }: PulseResult,
): Promise<void> {
  const { riskAt } = await pulseSettings(by.tx, by.space.id);
  const committee = await steeringCommittee(by.tx, by.space.id);
  if (!averages || !committee || averages.overall > riskAt) return;
  const { site } = pulse.deployment;
  await openRisk(by, {
    committeeId: committee.id,
    title: by.spaceT('pulse.risk.title', { site: site.name }),
    category: 'perception',
    probability: 3,
    impact: 3,
    trigger: by.spaceT('pulse.risk.trigger', { score: averages.overall, count: answers ?? 0 }),
    source: `pulse:${pulse.deploymentId}`,
  });
}

/** To those who answer for the site and the project; the staff read it from the card they were asked with. */
async function tellResults(by: Happening, pulse: PulseOfSite, day: Temporal.PlainDate): Promise<void> {
  const { deployment } = pulse;
  const { functionalLeads, directors, referents } = await peopleOfSite(by.tx, deployment, day);
  for (const id of new Set([...functionalLeads, ...directors, ...referents]))
    await by.ledger.notify(by.tx, {
      spaceId: by.space.id,
      rule: 'PULSE-RESULT',
      subject: { type: 'pulse', id: pulse.id, version: 1 },
      recipient: { kind: 'person', id },
      message: 'pulse.results',
      nature: 'notice',
      live: true,
      on: goLiveOf(deployment) ?? day,
      correlationId: by.correlationId,
    });
}
