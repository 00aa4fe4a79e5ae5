import { describe, expect, it } from 'vitest';
import { readAssociation } from '../../test/support/read-association.ts';
import { now, problemsOf, put, translators } from '../../test/support/spoilt-space-file.ts';
import { freeTexts } from './check-free-texts.ts';
import { tellProblems } from './problem.ts';
import { readSpaceFile } from './read-space-file.ts';

const secret = 'Revoir la chambre 12 de Mme Durand';

/** A small association's file with an element in every list. */
function full() {
  const file = readAssociation('small');
  const committee = file.committees[0].code;
  file.constraints = [{ kind: 'freeze', label: 'Gel', from: '2027-10-01' }];
  file.channels[0].topic = 'Canal';
  file.history.risks = [
    { number: 'R-01', title: 'Risque', category: 'technical', probability: 1, impact: 1, committee },
  ];
  file.history.reports = [{ committee, number: 1, from: '2026-01-01', due: '2026-02-28' }];
  file.history.calendarVersions = [{ number: 1, adoptedAt: '2026-02-01T10:00' }];
  file.history.meetings[0].invitations = [{ person: file.people[0].handle }];
  return file;
}

describe('a free text of a space file that speaks of a resident', () => {
  it('is not there in a file that is accepted', () => {
    expect(problemsOf(full())).toEqual([]);
  });

  it.each(freeTexts)('is refused with its path, and not repeated: %s', (where) => {
    const file = full();
    const path = where.replaceAll('[]', '[0]');
    put(file, path, secret);
    const reading = readSpaceFile(file, now);
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(problemsOf(file)).toEqual([`${path} residentData`]);
    for (const t of [translators.fr, translators.en])
      for (const { message } of tellProblems(reading.problems, t)) expect(message).not.toContain('Durand');
    expect(tellProblems(reading.problems, translators.fr)[0]?.message).toContain(
      'Ce texte semble contenir le nom d’une personne et sa chambre',
    );
  });

  it('is told beside the problems of the rest, and is nowhere looked for in names', () => {
    const file = full();
    put(file, 'history.decisions[0].text', secret);
    put(file, 'people[0].workEmail', 'nobody');
    put(file, 'sites[0].name', 'Maison de M. Durand, chambre 12');
    expect(problemsOf(file)).toEqual(['people[0].workEmail email', 'history.decisions[0].text residentData']);
  });
});
