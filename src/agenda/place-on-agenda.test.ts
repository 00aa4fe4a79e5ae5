import { describe, expect, it } from 'vitest';
import { withNewPoint, withPointAt } from './place-on-agenda.ts';

const standing = (id: string, purpose = 'discussion') => ({ id, origin: 'template', purpose });
const member = (id: string, purpose = 'decision') => ({ id, origin: 'member', purpose });
const steering = [
  standing('opening', 'information'),
  standing('risks'),
  standing('decisions', 'arbitration'),
  standing('communication', 'information'),
  standing('nextDate', 'information'),
];

describe('a new point', () => {
  it('comes after the standing decisions and before what closes the meeting', () => {
    expect(withNewPoint(steering, 'wifi')).toEqual([
      'opening',
      'risks',
      'decisions',
      'wifi',
      'communication',
      'nextDate',
    ]);
  });

  it('follows the one before it', () => {
    const agenda = [...steering.slice(0, 3), member('wifi'), ...steering.slice(3)];
    expect(withNewPoint(agenda, 'audit').slice(3)).toEqual(['wifi', 'audit', 'communication', 'nextDate']);
  });

  it('leaves the last standing point last where none of them decides', () => {
    const monitoring = [standing('followUp'), standing('progress'), standing('nextSteps')];
    expect(withNewPoint(monitoring, 'wifi')).toEqual(['followUp', 'progress', 'wifi', 'nextSteps']);
  });

  it('is last where there are no standing points', () => {
    expect(withNewPoint([member('a'), member('b')], 'c')).toEqual(['a', 'b', 'c']);
    expect(withNewPoint([], 'c')).toEqual(['c']);
  });
});

describe('a point put at a place', () => {
  const agenda = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  it('stands there, the others in their order around it', () => {
    expect(withPointAt(agenda, 'c', 1)).toEqual(['c', 'a', 'b']);
    expect(withPointAt(agenda, 'a', 2)).toEqual(['b', 'a', 'c']);
  });
  it('is last when the place lies beyond the end', () => {
    expect(withPointAt(agenda, 'a', 99)).toEqual(['b', 'c', 'a']);
  });
});
