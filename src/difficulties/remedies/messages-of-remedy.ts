import type { Composer, Composers } from '../../delivery/ledger.ts';
import { remedyParts } from './remedy.ts';
import { answersOf, remedyButtons, remedyCard } from './remedy-card.ts';

/** To who brings it from now on. */
const owner: Composer = async ({ tx, t, redraw, now, personId }, { subjectId }) => {
  const remedy = await tx.remedy.findUnique({ where: { id: subjectId }, include: remedyParts });
  if (!remedy || (remedy.ownerId !== personId && !redraw)) return null;
  const mine = remedy.ownerId === personId;
  const said = mine ? [{ kind: 'text' as const, text: t('remedy.owner.ask') }] : [];
  return {
    card: await remedyCard(tx, remedy, t, { now, said, actions: mine ? remedyButtons(remedy, t) : [] }),
  };
};

/** A week later: did it help? What people answered stands there. */
const effect: Composer = async ({ tx, t, redraw, now }, { subjectId }) => {
  const remedy = await tx.remedy.findUnique({ where: { id: subjectId }, include: remedyParts });
  if (!remedy || (remedy.state !== 'delivered' && !redraw)) return null;
  const text = t('remedy.effect.ask', answersOf(remedy));
  const said = [{ kind: 'text' as const, text }];
  return { card: await remedyCard(tx, remedy, t, { now, said, actions: remedyButtons(remedy, t) }) };
};

/** Every message about a remedy. */
export const remedyComposers: Composers = { 'remedy.owner': owner, 'remedy.effect': effect };
