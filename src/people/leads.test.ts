import { describe, expect, it } from 'vitest';
import { isLead, type LeadPerson, leadOfRecord, leadsToReach } from './leads.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const claire: LeadPerson = { personId: 'claire', role: 'LF', absences: [] };
const karim: LeadPerson = {
  personId: 'karim',
  role: 'LT',
  absences: [{ from: day('2026-10-19'), to: day('2026-10-30') }],
};

describe('lead of record', () => {
  it('sends a technical phase to the technical lead', () => {
    expect(leadOfRecord('technicalPrerequisites', {}, [claire, karim], day('2026-10-18'))).toEqual({
      personId: 'karim',
    });
  });

  it('sends the alert to the other lead while the first is away, and says in whose place (C03)', () => {
    const stand = { personId: 'claire', insteadOf: 'karim' };
    expect(leadOfRecord('technicalPrerequisites', {}, [claire, karim], day('2026-10-21'))).toEqual(stand);
    expect(leadOfRecord('technicalPrerequisites', {}, [claire, karim], day('2026-10-19'))).toEqual(stand);
    expect(leadOfRecord('technicalPrerequisites', {}, [claire, karim], day('2026-10-30'))).toEqual(stand);
  });

  it('follows the choice of the committee for a phase', () => {
    expect(
      leadOfRecord('interfaces', { interfaces: 'LF' }, [claire, karim], day('2026-09-01'))?.personId,
    ).toBe('claire');
  });

  it('keeps the lead of record when both are away', () => {
    const away = { ...claire, absences: karim.absences };
    expect(leadOfRecord('training', {}, [away, karim], day('2026-10-21'))).toEqual({ personId: 'claire' });
  });

  it('falls back on the only lead there is, and on nobody when there is none', () => {
    expect(leadOfRecord('interfaces', {}, [claire], day('2026-09-01'))).toEqual({ personId: 'claire' });
    expect(leadOfRecord('interfaces', {}, [], day('2026-09-01'))).toBeNull();
  });
});

describe('what goes to both leads', () => {
  const days = (text: string) => leadsToReach([claire, karim], day(text));

  it('goes to both, and to the one who is there while the other is away (C03)', () => {
    const both = [{ personId: 'claire' }, { personId: 'karim' }];
    const claireAlone = [{ personId: 'claire', insteadOf: 'karim' }];
    expect(days('2026-10-18')).toEqual(both);
    expect(days('2026-10-19')).toEqual(claireAlone);
    expect(days('2026-10-30')).toEqual(claireAlone);
    expect(days('2026-10-31')).toEqual(both);
  });

  it('goes to both when both are away, and to the only lead there is', () => {
    const away = { ...claire, absences: karim.absences };
    expect(leadsToReach([away, karim], day('2026-10-21'))).toEqual([
      { personId: 'claire' },
      { personId: 'karim' },
    ]);
    expect(leadsToReach([karim], day('2026-10-21'))).toEqual([{ personId: 'karim' }]);
  });

  it('reaches once who holds both roles', () => {
    expect(leadsToReach([claire, { ...claire, role: 'LT' }], day('2026-09-01'))).toEqual([
      { personId: 'claire' },
    ]);
  });
});

describe('a lead', () => {
  it('is who has one of the two roles', () => {
    expect(isLead(['MEM', 'LT'])).toBe(true);
    expect(isLead(['PRES', 'MEM'])).toBe(false);
  });
});
