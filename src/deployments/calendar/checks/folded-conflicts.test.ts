import { expect, it } from 'vitest';
import { createTranslators } from '../../../conversation/catalogue.ts';
import { peopleMessages } from '../../../people/messages.ts';
import { deploymentMessages } from '../../messages.ts';
import { calendar, constraint, day, phase, referent, site } from '../fixtures/planned.ts';
import type { PlannedSite } from '../plan.ts';
import { conflictsOf } from './conflicts-of.ts';
import { foldedConflicts } from './folded-conflicts.ts';

const { fr } = createTranslators([deploymentMessages, peopleMessages]);
const linesOf = (sites: PlannedSite[], constraints = [constraint('freeze', '2027-07-26', '2027-08-20')]) => {
  const conflicts = conflictsOf(calendar(sites, { constraints }), day('2026-11-22'));
  const blocking = conflicts.filter(({ weight }) => weight === 'blocking');
  return foldedConflicts(blocking, fr).map(({ text }) =>
    [text]
      .flat()
      .map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : ''))
      .join('')
      .replace(/[\u00A0\u202F]/g, ' '),
  );
};

const configuration = phase({ phase: 'configuration', startsOn: '2027-01-01', endsOn: '2027-02-20' });
/** Training before the end of what it waits for, on another day for each site. */
const disordered = (number: number) =>
  site(
    `GL${String(number).padStart(2, '0')}`,
    day('2027-03-30')
      .add({ days: 7 * number })
      .toString(),
    {
      phases: [
        configuration,
        phase({
          phase: 'instanceDelivery',
          startsOn: day('2027-01-02').add({ days: number }).toString(),
          endsOn: '2027-03-30',
          after: ['configuration'],
        }),
      ],
    },
  );

it('a go-live on a closed day is read first, then one in a freeze; what forty sites have in common is folded', () => {
  const others = Array.from({ length: 12 }, (_, index) => disordered(index + 1));
  const alone = (code: string, goLive: string) =>
    site(code, goLive, { referents: [referent('A', 'business')] });
  expect(
    linesOf([
      ...others,
      site('GL14', '2027-03-29'),
      site('GL30', '2027-08-03'),
      alone('GL38', '2027-11-02'),
      alone('GL39', '2027-11-23'),
    ]),
  ).toEqual([
    'GL14 · démarrage sur un jour fermé (29 mars : Lundi de Pâques)',
    'GL30 · démarrage le 03/08, pendant « freeze » (du 26 juillet 2027 au 20 août 2027)',
    'GL01 · « Livraison de l’instance » commence le 03/01, avant la fin de « Paramétrage » (20/02)',
    'GL02 · « Livraison de l’instance » commence le 04/01, avant la fin de « Paramétrage » (20/02)',
    'GL03 · « Livraison de l’instance » commence le 05/01, avant la fin de « Paramétrage » (20/02)',
    'GL04 · « Livraison de l’instance » commence le 06/01, avant la fin de « Paramétrage » (20/02)',
    'et 8 autres sites, pour la même raison : GL05, GL06, GL07, GL08, GL09, GL10, GL11, GL12',
    'GL38, GL39 · pas de référent technique',
  ]);
});

it('a line names eight sites, and counts the others', () => {
  const alone = Array.from({ length: 30 }, (_, index) =>
    site(
      `GL${index + 10}`,
      day('2027-03-02')
        .add({ days: 14 * index })
        .toString(),
      {
        referents: [referent(`R${index}`, 'business')],
      },
    ),
  );
  expect(linesOf(alone, [])).toContain(
    'GL10, GL11, GL12, GL13, GL14, GL15, GL16, GL17 et 22 autres sites · pas de référent technique',
  );
});
