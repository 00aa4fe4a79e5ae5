import type { Recorder } from '../decisions/recorder.ts';
import { journalled } from '../decisions/recorder.ts';
import type { TimelineRule } from '../delivery/timeline.ts';
import type { Prisma } from '../store/generated/client.ts';
import { type Consultation, loadConsultation } from './consultation.ts';
import { planConsultation } from './plan-consultation.ts';

interface Change {
  /** Act of the journal. */
  act: string;
  data: Prisma.ConsultationUncheckedUpdateInput;
  /** Told by the change itself. */
  rules: readonly TimelineRule[];
  after?: Prisma.InputJsonObject;
}

/**
 * Changes a locked consultation under a new version: what waited for the old one gives way, what people have is drawn again.
 *
 * @returns the consultation as it is now
 */
export async function changeConsultation(
  by: Recorder,
  { id, state }: Pick<Consultation, 'id' | 'state'>,
  { act, data, rules, after }: Change,
): Promise<Consultation> {
  await by.tx.consultation.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  const changed = await loadConsultation(by.tx, id);
  await journalled(
    by,
    act,
    { type: 'consultation', id },
    { before: { state }, after: { state: changed.state, ...after } },
  );
  await planConsultation(by, changed, rules);
  return changed;
}
