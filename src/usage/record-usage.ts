import { date, entity, text, url } from '../conversation/arguments.ts';
import type { Block } from '../conversation/card.ts';
import { formatDate, formatList } from '../conversation/format.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import { readDayOn } from '../sites/day-on.ts';
import { siteOf } from '../sites/site-argument.ts';
import { targetsOf } from '../sites/usage-targets.ts';
import type { Site } from '../store/generated/client.ts';
import { dateColumn, toDate } from '../time.ts';
import { exampleOf, type Measured, readMeasures, typedName } from './read-measures.ts';
import { usageCard } from './usage-card.ts';
import { usageOfSite } from './usage-of-site.ts';

/** C48: what was counted, out of how many, on which day, by what proof; the same day again is a correction, and traced. */
export const recordUsage = domainCommand({
  name: 'usage',
  alias: 'usage',
  synonyms: ['indicateur', 'indicateurs'],
  group: 'usage',
  act: 'usage.record',
  arguments: {
    site: entity<Site>('site', { position: 1 }),
    measures: text({ position: 2, rest: true, keys: ['mesures', 'valeurs'] }),
    date: date({ optional: true, keys: ['le', 'au'], lookBack: true }),
    proof: text({ optional: true, keys: ['preuve'] }),
    link: url({ optional: true, keys: ['lien'] }),
  },
  siteOf,
  precondition: whyNot,

  async run(turn, { site: { value: site }, measures, date, proof, link }) {
    const { t, tx } = turn;
    const targets = await targetsOf(tx, site);
    const read = readMeasures(measures, targets);
    if ('problem' in read) return notRead(turn, site, read);
    const on = date ?? (await readDayOn(tx, site.id, turn.now));
    await tx.$queryRaw`SELECT id FROM "Site" WHERE id = ${site.id}::uuid FOR UPDATE`;
    const said: Block[] = [];
    for (const one of read.measures) {
      const label = targets.find(({ code }) => code === one.code)?.label ?? one.code;
      const text = await keep(turn, site, { ...one, label }, { on, proof, link });
      said.push({ kind: 'notice', tone: 'success', text });
    }
    await redrawAsked(turn, site.id);
    const actions = [
      { id: 'check', label: t('usage.button.check'), command: 'usage check', arguments: { site: site.code } },
    ];
    const card = usageCard(site, await usageOfSite(tx, site), t, { said, actions });
    return { outcome: 'done', visibility: 'private', card };
  },
});

/** The cards that asked for the figures show them from now on; nobody else’s changes. */
async function redrawAsked({ tx, ledger, correlationId }: DomainTurn, siteId: string): Promise<void> {
  const deployment = await tx.deployment.findUnique({ where: { siteId }, select: { id: true } });
  if (!deployment) return;
  const asked = await tx.messageDelivery.findMany({
    where: { subjectId: deployment.id, message: { in: ['usage.ask', 'usage.askAgain'] } },
    select: { recipientId: true },
    distinct: ['recipientId'],
  });
  for (const { recipientId } of asked)
    await ledger.refresh(tx, { type: 'deployment', id: deployment.id }, correlationId, recipientId);
}

interface Given {
  site: { value: Site };
  measures: string;
  date?: Temporal.PlainDate;
}

/** Judged before a proposal is made of it, too: nobody is asked to accept what cannot be read. */
async function whyNot(turn: DomainTurn, { site, measures, date }: Given) {
  const read = readMeasures(measures, await targetsOf(turn.tx, site.value));
  if ('problem' in read) return notRead(turn, site.value, read);
  if (date && Temporal.PlainDate.compare(date, await readDayOn(turn.tx, site.value.id, turn.now)) > 0)
    return sayNo(turn, 'usage.notYet', { date: formatDate(date, turn.locale) }, 'date');
  return null;
}

async function notRead(
  turn: DomainTurn,
  site: Site,
  { problem, typed }: Extract<ReturnType<typeof readMeasures>, { problem: string }>,
) {
  const targets = await targetsOf(turn.tx, site);
  const names = targets.map(typedName);
  // @keys usage.problem.*
  return sayNo(
    turn,
    `usage.problem.${problem}`,
    { typed, names: formatList(names, turn.locale), example: exampleOf(targets) },
    'measures',
  );
}

/** @returns what was done, in words: entered, corrected from another figure, or the same as before */
async function keep(
  turn: DomainTurn,
  site: Site,
  { code, label, value, denominator }: Measured & { label: string },
  { on, proof, link }: { on: Temporal.PlainDate; proof?: string; link?: string },
): Promise<string> {
  const { tx, t } = turn;
  const measuredOn = dateColumn(on);
  const known = await tx.usageMeasure.findFirst({ where: { siteId: site.id, code, measuredOn } });
  const given = {
    ...{ value, denominator, enteredAt: toDate(turn.now), enteredById: turn.onBehalfOfId ?? turn.actor.id },
    ...(proof && { proof }),
    ...(link && { proofUrl: link }),
  };
  const figures = { label, value, denominator, date: formatDate(on, turn.locale) };
  if (!known) {
    const row = await tx.usageMeasure.create({
      data: { ...given, spaceId: turn.space.id, siteId: site.id, code, measuredOn },
    });
    const after = { code, value, denominator, on: on.toString(), proof: proof ?? null };
    await journal(turn, 'usage.recorded', { type: 'usageMeasure', id: row.id }, { after });
    return t('usage.recorded', figures);
  }
  // Whoever corrects a figure takes its check back.
  await tx.usageMeasure.update({
    where: { id: known.id },
    data: { ...given, state: 'entered', checkedById: null },
  });
  await journal(
    turn,
    'usage.corrected',
    { type: 'usageMeasure', id: known.id },
    {
      before: { value: known.value, denominator: known.denominator, proof: known.proof, state: known.state },
      after: { value, denominator, proof: proof ?? known.proof, state: 'entered' },
    },
  );
  const before = t('usage.before', { value: known.value, denominator: known.denominator });
  return t('usage.corrected', { ...figures, before });
}
