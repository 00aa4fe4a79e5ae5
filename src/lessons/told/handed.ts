import type { Card } from '../../conversation/card.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { readThread } from '../thread.ts';

/** To the director alone: what its author kept out of the lessons. The ledger keeps that it was handed over, not what it says. */
export const handed: Composer = async ({ tx, t }, { subjectId, parameters }) => {
  const { text, from } = parameters as { text?: string; from?: string };
  if (!text) return null;
  const { site } = (await readThread(tx, subjectId)).deployment;
  const heading = t('lesson.handed.heading', { site: site.name });
  const said: Card = {
    heading,
    blocks: [
      { kind: 'text', text: t('lesson.handed', { named: Boolean(from), from: from ?? '' }) },
      { kind: 'text', text },
      { kind: 'text', text: t('lesson.handed.care') },
    ],
  };
  return { card: said, kept: { heading, blocks: [{ kind: 'text', text: t('lesson.handed.kept') }] } };
};
