import type { Composer, Composers } from '../delivery/ledger.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { leadToday } from '../people/lead-today.ts';
import { shortName } from '../people/person-name.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import { dayOn } from '../sites/day-on.ts';
import { hasAnswered, readPulse, readPulseById } from './pulse.ts';
import { resultsCard, showResultsButton } from './results-card.ts';
import { closingOf, openSheetButton, pulseHeading } from './sheet-card.ts';

/** Which pulse a rule of the timeline is about. */
const numberOf: Readonly<Record<string, number>> = { D22: 1, D30: 2 };

/** D22, D30: three questions, at the start of each shift; the sheet opens apart, so that nothing pressed stands in this message. */
const invitation: Composer = async ({ tx, t, personId, redraw, answers }, { subjectId, rule }) => {
  const pulse = await readPulse(tx, subjectId, numberOf[rule] ?? 1);
  if (!pulse || !personId) return null;
  const answered = await hasAnswered(tx, pulse.id, personId);
  if (!redraw && (answered || pulse.state !== 'open' || (await isStopped(tx, subjectId)))) return null;
  const heading = pulseHeading(pulse, t);
  if (pulse.state !== 'open')
    return {
      card: {
        heading,
        blocks: [{ kind: 'text', text: t('pulse.over') }],
        actions: [showResultsButton(pulse, t)],
      },
    };
  // A message that stands in a chat never says so: its change would tell the hour.
  if (answered && answers === 'page')
    return { card: { heading, blocks: [{ kind: 'text', text: t('pulse.already') }] } };
  return {
    card: {
      heading,
      blocks: [
        { kind: 'text', text: t.rich('pulse.invitation', { when: closingOf(pulse, t) }) },
        { kind: 'text', text: t('pulse.anonymous') },
      ],
      actions: [openSheetButton(pulse, t, answers === 'mail' || answers === 'page')],
    },
  };
};

/** When it has closed: to those who answer for the site; an absent lead is replaced by the other (C03). */
const results: Composer = async ({ tx, t, now, personId }, { subjectId }) => {
  const pulse = await readPulseById(tx, subjectId);
  const committee = await steeringCommittee(tx, pulse.spaceId);
  const { site } = pulse.deployment;
  const day = dayOn(site, now);
  const lead = committee
    ? await leadToday(tx, committee.id, personId, day)
    : { reached: true, insteadOf: null };
  if (!lead.reached) return null;
  const shown = await resultsCard(tx, pulse, t);
  return {
    card: {
      ...shown,
      actions: [showResultsButton(pulse, t)],
      ...(lead.insteadOf && { footer: t('pulse.insteadOf', { name: shortName(lead.insteadOf) }) }),
    },
  };
};

/** What copil tells about the anonymous pulse, by the name a rule gives. */
export const pulseComposers: Composers = { 'pulse.invitation': invitation, 'pulse.results': results };
