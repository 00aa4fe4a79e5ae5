import type { Composer, Composers } from '../../delivery/ledger.ts';
import { goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { fullName } from '../../people/person-name.ts';
import { dayCard } from './day-card.ts';
import { dayDigest, laterDigest } from './digests.ts';
import { fieldCard, momentOf } from './field-check.ts';
import { findDayAnswer } from './find-day-answer.ts';
import { whatWeDid } from './what-we-did.ts';

/** D17, to everybody who works there, at the start of their shift. */
const card: Composer = async ({ tx, t, now, personId, redraw }, { subjectId }) => {
  const deployment = await readDeployment(tx, subjectId);
  if (!personId || !goLiveOf(deployment) || (!redraw && (await isStopped(tx, subjectId)))) return null;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  return { card: await dayCard(tx, deployment, t, { person, now }) };
};

/** D20 and D21, to the referents. */
const fieldCheck: Composer = async ({ tx, t, personId, redraw }, delivery) => {
  const deployment = await readDeployment(tx, delivery.subjectId);
  if (!personId || (!redraw && (await isStopped(tx, deployment.id)))) return null;
  return { card: await fieldCard(tx, deployment, t, { personId, moment: momentOf(delivery) }) };
};

/** Somebody pressed « Bloquant » and wrote nothing: they are named, as they pressed under their name, and somebody calls them. */
const wordless: Composer = async ({ tx, t, redraw }, delivery) => {
  const deployment = await readDeployment(tx, delivery.subjectId);
  const { personId } = delivery.parameters as { personId: string };
  const answer = await findDayAnswer(tx, deployment, personId);
  if (answer?.answer !== 'blocking' && !redraw) return null;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const name = fullName(person);
  const over = answer?.answer !== 'blocking';
  return {
    card: {
      heading: t('difficulty.blocking.heading', { site: deployment.site.name }),
      blocks: [
        {
          kind: 'notice',
          tone: over ? 'success' : 'danger',
          text: t(over ? 'difficulty.wordless.over' : 'difficulty.wordless', {
            name,
            phone: person.phone ?? '',
            hasPhone: person.phone !== null,
          }),
        },
      ],
    },
  };
};

/** Every message of the go-live day and the days after. */
export const dayComposers: Composers = {
  'difficulty.dayCard': card,
  'difficulty.dayDigest': dayDigest,
  'difficulty.digest': laterDigest,
  'difficulty.fieldCheck': fieldCheck,
  'difficulty.whatWeDid': whatWeDid,
  'difficulty.wordlessTold': wordless,
};
