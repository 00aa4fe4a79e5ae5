import { expect, it } from 'vitest';
import { createTranslators } from '../conversation/catalogue.ts';
import { storyMessages } from './messages.ts';
import { NotSeen, playStep } from './play.ts';
import { story } from './steps.ts';
import type { Stage, StageMessage } from './story-act.ts';
import { actLines } from './tell.ts';

const { fr, en } = createTranslators([storyMessages]);
const card: StageMessage = {
  id: '1',
  in: 'dm',
  to: 'claire',
  from: 'copil',
  text: 'COPIL n°2\u00a0: créneau réservé',
  buttons: [{ id: 'yes', label: 'Je viens' }],
};
const pressed: string[] = [];
const stage: Stage = {
  say: async () => ({ messages: [card] }),
  press: async (as, message, button) => {
    pressed.push(`${as} ${message} ${button}`);
    return { messages: [card] };
  },
  submit: async () => ({ messages: [] }),
  clock: async () => [],
  messages: async () => [card],
};
const play = (acts: Parameters<typeof playStep>[1]['acts']) =>
  playStep(stage, { number: 1, title: 'Un essai', acts });

it('has the fifteen steps of the domain', () => {
  const numbers = [...new Set(story.map(({ number }) => number))].toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
});

it('presses by the words people see, whatever spaces stand between them', async () => {
  await play([{ each: ['claire', 'karim'], act: { on: 'COPIL n°2 : créneau', press: 'Je viens' } }]);
  expect(pressed).toEqual(['claire 1 yes', 'karim 1 yes']);
});

it('stops at what is not there: a message, a button, a word', async () => {
  await expect(play([{ as: 'claire', see: ['COPIL n°9'] }])).rejects.toThrow(NotSeen);
  await expect(play([{ as: 'claire', on: 'COPIL n°2', press: 'Peut-être' }])).rejects.toThrow('« Je viens »');
  await expect(play([{ as: 'claire', see: ['COPIL n°2', 'reporté'] }])).rejects.toThrow('« reporté »');
});

it('tells who does what in the language of the terminal, and counts those it does not name', () => {
  const act = { as: 'claire', in: 'copil-dui', say: 'aide' };
  const others = ['a', 'b', 'c', 'd', 'e'].map((to) => ({ ...card, to }));
  const lines = actLines({ act, reply: { messages: [card, ...others] } }, fr);
  expect(lines).toEqual([
    '   claire écrit dans #copil-dui\u00a0: aide',
    '      │ COPIL n°2\u00a0: créneau réservé',
    '      → a, b, c et 2 autres',
  ]);
  expect(actLines({ act: { as: 'claire', say: 'help' } }, en)).toEqual(['   claire types: help']);
});
