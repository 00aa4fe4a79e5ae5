import type { Composer, Composers } from '../delivery/ledger.ts';
import { codesSaying } from '../deployments/deployment-timeline.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { forLead } from '../people/for-lead.ts';
import { dayOn } from '../sites/day-on.ts';
import { hasAnswered, readPulse, readPulseById } from './pulse.ts';
import { resultsCard, showResultsButton } from './results-card.ts';
import { closingOf, openSheetButton, pulseHeading } from './sheet-card.ts';

/** The rules that invite to the first pulse and to the second. */
const invitedBy = codesSaying('pulse.invitation');

/** D22, D30: three questions, at the start of each shift; the sheet opens apart, so that nothing pressed stands in this message. */
const invitation: Composer = async ({ tx, t, personId, redraw, answers }, { subjectId, rule }) => {
  const which = invitedBy.findIndex((code) => rule.startsWith(code));
  const pulse = await readPulse(tx, subjectId, Math.max(which, 0) + 1);
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
      actions: [openSheetButton(pulse, t, answers !== 'chat')],
    },
  };
};

/** When it has closed: to those who answer for the site; an absent lead is replaced by the other (C03). */
const results: Composer = async (context, { subjectId }) => {
  const { tx, t, now } = context;
  const pulse = await readPulseById(tx, subjectId);
  const shown = await resultsCard(tx, pulse, t);
  const actions = [showResultsButton(pulse, t)];
  return forLead(context, pulse, dayOn(pulse.deployment.site, now), { ...shown, actions });
};

/** What copil tells about the anonymous pulse, by the name a rule gives. */
export const pulseComposers: Composers = { 'pulse.invitation': invitation, 'pulse.results': results };
