import { choice } from '../conversation/arguments.ts';
import type { Translator } from '../conversation/language.ts';
import type { Typology } from '../store/generated/enums.ts';

/** A kind of site, as people name it. */
export const typologyArgument = () =>
  choice(
    {
      childhood: ['enfance'],
      adults: ['adultes'],
      elderly: ['personnes âgées', 'agées'],
      home: ['domicile'],
      shelteredWork: ['travail protégé', 'esat'],
    } satisfies Record<Typology, string[]>,
    { optional: true, keys: ['typologie'] },
  );

/** @returns « personnes âgées » */
export function typologyName(typology: Typology, t: Translator): string {
  return t(`people.typology.${typology}`);
}
