import type { Card } from '../conversation/card.ts';
import type { ComposeContext, Composer, Composers } from '../delivery/ledger.ts';
import { type Consultation, loadConsultation, takesVotes } from './consultation.ts';
import { consultationCard, counterCard } from './consultation-card.ts';
import { isAwaited, ownVoices } from './voices.ts';

type Context = ComposeContext & { consultation: Consultation };

/** Every message about written consultations between two meetings. One that is over is told once, and drawn again. */
export const consultationComposers: Composers = {
  'consultation.ask': about((context) => (context.redraw || hasVoice(context) ? whole(context) : null)),
  'consultation.watch': about((context) => (context.redraw || opens(context) ? whole(context) : null)),
  'consultation.counter': about((context) =>
    context.redraw || opens(context) ? counterCard(context.consultation, context) : null,
  ),
  'consultation.reminder': about((context) => toSilent(context, 'consultation.reminder.heading')),
  'consultation.extended': about((context) => toSilent(context, 'consultation.extended.heading')),
  'consultation.result': about((context) => {
    const { consultation, t } = context;
    if (consultation.state === 'open') return context.redraw ? whole(context) : null;
    // @keys consultation.result.*
    return whole(context, t(`consultation.result.${consultation.state}`, { number: consultation.number }));
  }),
};

function about(write: (context: Context) => Card | null): Composer {
  return async (context, { subjectId }) => {
    const drawn = write({ ...context, consultation: await loadConsultation(context.tx, subjectId) });
    return drawn && { card: drawn };
  };
}

function opens({ consultation, now }: Context): boolean {
  return takesVotes(consultation, now);
}

function hasVoice(context: Context): boolean {
  const { consultation, personId, now } = context;
  return opens(context) && personId !== null && ownVoices(consultation, personId, now).length > 0;
}

/** Whoever has voted hears nothing more. */
function toSilent(context: Context, heading: string): Card | null {
  const { consultation, personId, now, t } = context;
  const awaited = opens(context) && isAwaited(consultation, personId, now);
  if (!awaited) return context.redraw ? whole(context) : null;
  // @keys consultation.reminder.heading consultation.extended.heading
  return whole(context, t(heading, { number: consultation.number }));
}

function whole({ consultation, t, now, personId, answers }: Context, heading?: string): Card {
  return consultationCard(consultation, { t, now, personId, byMail: answers === 'mail' }, heading);
}
