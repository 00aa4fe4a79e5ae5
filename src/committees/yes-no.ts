import { choice } from '../conversation/arguments.ts';

/** Yes, no, or nothing said: what is left as it is. @param keys words people may type before it */
export const yesNo = (...keys: string[]) =>
  choice({ yes: ['oui', 'o', 'y'], no: ['non', 'n'] }, { optional: true, keys });
