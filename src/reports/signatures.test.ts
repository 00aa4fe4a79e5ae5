import { describe, expect, it } from 'vitest';
import type { LeadPerson } from '../people/leads.ts';
import { isCosigned, rolesToSign, signersAwaited } from './signatures.ts';

const day = Temporal.PlainDate.from('2026-09-26');
const away = [{ from: Temporal.PlainDate.from('2026-09-20'), to: Temporal.PlainDate.from('2026-09-30') }];
const claire: LeadPerson = { personId: 'claire', role: 'LF', absences: [] };
const karim: LeadPerson = { personId: 'karim', role: 'LT', absences: [] };
const signers = (leads: LeadPerson[], chairs = ['helene']) => ({ leads, chairs, day });
const nobody = { signedByLfId: null, signedByLtId: null };

describe('a report is signed', () => {
  it('by both leads, and by nobody else while they are there', () => {
    const both = signers([claire, karim]);
    expect(signersAwaited(nobody, both)).toEqual(['claire', 'karim']);
    expect(rolesToSign(both, 'helene')).toEqual([]);
    expect(isCosigned({ ...nobody, signedByLfId: 'claire' }, both)).toBe(false);
    expect(isCosigned({ signedByLfId: 'claire', signedByLtId: 'karim' }, both)).toBe(true);
  });

  it('by the other lead with the chair while one is away; who is away may still sign', () => {
    const one = signers([claire, { ...karim, absences: away }]);
    expect(signersAwaited(nobody, one)).toEqual(['claire', 'helene']);
    expect(rolesToSign(one, 'helene')).toEqual(['LT']);
    expect(rolesToSign(one, 'karim')).toEqual(['LT']);
    expect(isCosigned({ signedByLfId: 'claire', signedByLtId: 'helene' }, one)).toBe(true);
  });

  it('by the other lead with the chair where one is not named; alone where there is no chair either', () => {
    expect(signersAwaited(nobody, signers([karim]))).toEqual(['helene', 'karim']);
    const alone = signers([karim], []);
    expect(isCosigned(nobody, alone)).toBe(false);
    expect(isCosigned({ ...nobody, signedByLtId: 'karim' }, alone)).toBe(true);
  });

  it('by both leads, when they return, where both are away', () => {
    const none = signers([
      { ...claire, absences: away },
      { ...karim, absences: away },
    ]);
    expect(signersAwaited(nobody, none)).toEqual(['claire', 'karim']);
  });
});
