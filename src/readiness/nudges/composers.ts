import type { Composer, Composers } from '../../delivery/ledger.ts';
import { readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { fullName } from '../../people/person-name.ts';
import { dayOn } from '../../sites/day-on.ts';
import { headingOf } from '../checklist/checklist-card.ts';
import { askedWords } from './nudge-card.ts';
import { readNudge } from './nudge-shown.ts';

/** D04, D05, D06, D11, D14, D16: what is open for one referent at this step; nothing open, nothing said. */
const nudge: Composer = async (context, { subjectId, rule, subjectVersion }) => {
  const { tx, personId, redraw } = context;
  if (!personId || (await isStopped(tx, subjectId))) return null;
  const deployment = await readDeployment(tx, subjectId);
  if (deployment.version !== subjectVersion) return null;
  const shown = await readNudge(context, deployment, rule, personId);
  return shown && (shown.open.length > 0 || redraw) ? { card: shown.card } : null;
};

/** What comes to the pair, then to the director: without a word about who did not answer. */
const handedOn: Composer = async (context, { subjectId, parameters }) => {
  const { tx, redraw } = context;
  const handed = await tx.nudge.findUnique({ where: { id: subjectId } });
  if (!handed || (await isStopped(tx, handed.deploymentId))) return null;
  // It went on to somebody else before it left.
  if (handed.state === 'cancelled' && !redraw) return null;
  const deployment = await readDeployment(tx, handed.deploymentId);
  if (deployment.version !== handed.version) return null;
  const { why } = parameters as { why: string };
  const level = handed.level === 3 ? 'director' : 'pair';
  // @keys readiness.handedOn.pair.* readiness.handedOn.director.*
  const intro = `readiness.handedOn.${level}.${why}`;
  const shown = await readNudge(context, deployment, handed.rule, handed.personId, intro);
  return shown && (shown.open.length > 0 || redraw) ? { card: shown.card } : null;
};

/** To the functional lead: who has the points of a referent now. */
const notMine: Composer = async ({ tx, t, now }, { subjectId, parameters }) => {
  const passed = await tx.nudge.findUnique({ where: { id: subjectId } });
  const { to, codes } = parameters as { to: string; codes: string[] };
  const next = await tx.person.findUnique({ where: { id: to } });
  const before = passed && (await tx.person.findUnique({ where: { id: passed.personId } }));
  if (!passed || !before || !next) return null;
  const deployment = await readDeployment(tx, passed.deploymentId);
  const checks = await tx.readinessCheck.findMany({
    where: { deploymentId: deployment.id, code: { in: codes } },
    orderBy: { position: 'asc' },
  });
  return {
    card: {
      heading: headingOf(deployment, dayOn(deployment.site, now), t),
      blocks: [
        {
          kind: 'text',
          text: t.rich('readiness.notMine.text', { name: fullName(before), next: fullName(next) }),
        },
        { kind: 'list', items: checks.map((check) => ({ text: askedWords(check, t) })) },
      ],
    },
  };
};

export const nudgeComposers: Composers = {
  'readiness.nudge': nudge,
  'readiness.handedOn': handedOn,
  'readiness.notMine': notMine,
};
