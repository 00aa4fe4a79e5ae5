import type { Composer, Composers } from '../delivery/ledger.ts';
import { namesById } from '../people/names-by-id.ts';
import { shortName } from '../people/person-name.ts';
import { riskParts } from './risk.ts';
import { riskButtons, riskFields, riskHeading } from './risk-card.ts';
import { isHigh } from './risk-score.ts';
import type { LeadsHear } from './tell-of-risk.ts';

/** To the leads: a risk that copil opened, that has risen, that has happened, that nobody follows any more, that may be over. */
const toLeads: Composer = async ({ tx, t, redraw }, delivery) => {
  const risk = await tx.risk.findUnique({ where: { id: delivery.subjectId }, include: riskParts });
  if (!risk || (risk.state === 'closed' && !redraw)) return null;
  const { what, insteadOf } = delivery.parameters as { what: LeadsHear; insteadOf?: string };
  // Somebody follows it again: nothing is asked any more.
  if (what === 'unowned' && risk.ownerId && !redraw) return null;
  if (what === 'raised' && !isHigh(risk) && !redraw) return null;
  const names = await namesById(tx, [risk.ownerId]);
  const away = insteadOf ? await tx.person.findUnique({ where: { id: insteadOf } }) : null;
  const over = what === 'leaderBack' || what === 'leaderGone';
  const asked = (what === 'unowned' && !risk.ownerId) || (over && risk.state !== 'closed');
  return {
    card: {
      heading: t(`risk.leads.${what}`, { number: risk.number }),
      blocks: [
        { kind: 'text', text: [{ bold: riskHeading(risk) }] },
        { kind: 'fields', fields: riskFields(risk, names.get(risk.ownerId ?? ''), t) },
        // @keys risk.leads.unowned.ask risk.leads.leaderBack.ask risk.leads.leaderGone.ask
        ...(asked ? [{ kind: 'text' as const, text: t(`risk.leads.${what}.ask`) }] : []),
        ...(isHigh(risk)
          ? [{ kind: 'notice' as const, tone: 'warning' as const, text: t('risk.isHigh') }]
          : []),
      ],
      actions: riskButtons(risk, t)
        .filter(({ id }) => id === (over ? 'close' : 'update'))
        .map((button) => (over ? { ...button, style: 'primary' as const } : button)),
      ...(away && { footer: t('risk.insteadOf', { name: shortName(away) }) }),
    },
  };
};

/** To who follows it from now on. */
const toOwner: Composer = async ({ tx, t, personId, redraw }, delivery) => {
  const risk = await tx.risk.findUnique({ where: { id: delivery.subjectId }, include: riskParts });
  if (!risk) return null;
  const mine = risk.state !== 'closed' && risk.ownerId === personId;
  if (!mine && !redraw) return null;
  const names = await namesById(tx, [risk.ownerId]);
  return {
    card: {
      heading: mine ? t('risk.owner.heading', { number: risk.number }) : riskHeading(risk),
      blocks: [
        ...(mine ? [{ kind: 'text' as const, text: [{ bold: riskHeading(risk) }] }] : []),
        { kind: 'fields', fields: riskFields(risk, names.get(risk.ownerId ?? ''), t) },
        ...(mine ? [{ kind: 'text' as const, text: t('risk.owner.ask') }] : []),
      ],
      actions: mine ? riskButtons(risk, t).filter(({ id }) => id === 'update') : [],
    },
  };
};

/** Every message about the risk register. */
export const riskComposers: Composers = { 'risk.leads': toLeads, 'risk.owner': toOwner };
