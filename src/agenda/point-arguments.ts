import { choice, duration } from '../conversation/arguments.ts';

/** How long a point takes. @param position where it may stand without a key */
export const minutesArgument = (position?: number) =>
  duration({ position, optional: true, min: 1, max: 8 * 60, keys: ['durée', 'duration'] });

/** What is expected of those who sit. */
export const purposeArgument = () =>
  choice(
    {
      information: ['info', 'informer', 'inform'],
      discussion: ['discuter', 'discuss', 'échange', 'débat'],
      decision: ['décider', 'decide'],
      arbitration: ['arbitrer', 'arbitrage'],
    },
    { optional: true, keys: ['pour', 'for'] },
  );
