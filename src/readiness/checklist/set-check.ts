import { choice, integer, longText, text, url } from '../../conversation/arguments.ts';
import { formatDate } from '../../conversation/format.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { goLiveOf } from '../../deployments/deployment.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import type { ReadinessCheck } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import { deploymentMeant } from '../arguments.ts';
import { isExpired, lockCheck } from './check.ts';
import { changedCard } from './checklist-card.ts';
import { knownOf } from './default-checks.ts';
import { openChecklist } from './open-checklist.ts';
import { settleCheck } from './settle-check.ts';
import { readThresholds } from './thresholds.ts';
import { mayExcuse, ownsCheck } from './who-may-settle.ts';

/** C37: says of one check that it is supplied, verified, failed, does not apply, or is to be done again. */
export const setCheck = domainCommand({
  name: 'check',
  alias: 'contrôle',
  synonyms: ['point contrôle', 'readiness check'],
  group: 'readiness',
  act: 'readiness.close',
  arguments: {
    site: siteArgument(),
    code: text({ position: 2, max: 10, keys: ['point'] }),
    state: choice(
      {
        verified: ['vérifiée', 'vérifiés', 'fait', 'ok', 'done'],
        supplied: ['fournie', 'fournis', 'transmis'],
        failed: ['échoué', 'en échec', 'non conforme', 'ko'],
        notApplicable: ['so', 'n/a', 'sans objet'],
        open: ['rouvrir', 'à refaire', 'reopen'],
      },
      { position: 3, keys: ['état'] },
    ),
    note: longText({
      position: 4,
      rest: true,
      optional: true,
      max: 500,
      keys: ['preuve', 'raison', 'motif', 'proof'],
    }),
    value: integer({ optional: true, keys: ['valeur', 'nombre', 'taux'] }),
    url: url({ optional: true, keys: ['lien'] }),
  },
  siteOf,
  own: (turn, values) => ownsCheck(turn, values.site?.value, values.code),

  async precondition(turn, { site, code, state }): Promise<Reply | null> {
    if (state !== 'notApplicable' || (await mayExcuse(turn, site.value, code))) return null;
    return sayNo(turn, 'readiness.mayNotExcuse', {}, 'state');
  },

  async run(turn, values): Promise<Reply> {
    const meant = await deploymentMeant(turn, values.site.value);
    if ('refusal' in meant) return meant.refusal;
    const { deployment } = meant;
    await openChecklist(turn, deployment.id);
    const code = values.code.toUpperCase();
    const check = await lockCheck(turn.tx, deployment.id, code);
    if (!check) return sayNo(turn, 'readiness.noSuchCheck', { code, site: deployment.site.code }, 'code');
    const { state, note, value } = values;
    const asks = (about: string) => missing(turn, about, printArguments(setCheck, values as never));
    if ((state === 'failed' || state === 'notApplicable') && !note) return asks('note');
    const { measure } = knownOf(code);
    let proof = state === 'failed' || state === 'notApplicable' ? undefined : note;
    if (measure && state === 'verified') {
      const least = (await readThresholds(turn.tx, turn.space.id))[measure];
      if (value === undefined) return asks('value');
      if (value < least) {
        const site = deployment.site.code;
        return sayNo(turn, `readiness.tooFew.${measure}`, { value, least, code, site }, 'value');
      }
      // @keys readiness.proof.files readiness.proof.accounts readiness.proof.trained
      const measured = turn.spaceT(`readiness.proof.${measure}`, { value });
      proof = note ? `${measured} · ${note}` : measured;
    }
    const reason = state === 'failed' || state === 'notApplicable' ? note : undefined;
    const settled = await settleCheck(turn, deployment, check, {
      state,
      proof,
      reason,
      proofUrl: values.url,
    });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: await changedCard(turn, deployment, await said(turn, settled, goLiveOf(deployment))),
    };
  },
});

/** What is missing is asked for in the form, filled with what was said. */
async function missing(turn: DomainTurn, about: string, given: Record<string, string>): Promise<Reply> {
  const form = await turn.formFor('check', given);
  const fields = form.fields.map((field) =>
    field.name === about ? { ...field, required: true, error: turn.t(`readiness.needed.${about}`) } : field,
  );
  return { outcome: 'form', visibility: 'private', form: { ...form, fields } };
}

/** What was understood, what follows by itself, and what will not last. */
async function said(turn: DomainTurn, check: ReadinessCheck, goLive: Temporal.PlainDate | null) {
  const { t, tx, locale } = turn;
  const done = { kind: 'notice' as const, tone: 'success' as const };
  const blocks = [
    { ...done, text: t(`readiness.set.${check.state}`, { code: check.code, label: check.label }) },
  ];
  const action = check.state === 'failed' && check.actionId;
  if (action) {
    const { number, owner, dueOn } = await tx.actionItem.findUniqueOrThrow({
      where: { id: action },
      include: { owner: true },
    });
    blocks.push({
      ...done,
      text: t('readiness.set.action', {
        number,
        name: `${owner.givenName} ${owner.familyName}`,
        day: formatDate(plainDate(dueOn), locale),
      }),
    });
  }
  if (!isExpired(check, goLive) || check.perishableDays === null || !goLive) return blocks;
  const from = goLive.subtract({ days: check.perishableDays });
  const text = t('readiness.set.tooEarly', { days: check.perishableDays, day: formatDate(from, locale) });
  return [...blocks, { kind: 'notice' as const, tone: 'warning' as const, text }];
}
