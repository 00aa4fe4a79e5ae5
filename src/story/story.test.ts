import { expect, it } from 'vitest';
import { createTranslators } from '../conversation/catalogue.ts';
import { storyMessages } from './messages.ts';
import { NotSeen, plain, playStep } from './play.ts';
import { story } from './steps.ts';
import type { Played, Stage, StageMessage } from './story-act.ts';
import { actLines, type Telling } from './tell.ts';

const { fr, en } = createTranslators([storyMessages]);
const names = new Map([
  ['claire', 'Claire Le Goff'],
  ['karim', 'Karim Benhaddou'],
]);
const telling = (t = fr): Telling => ({ t, names, timeZone: 'Europe/Paris' });
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
  await expect(play([{ as: 'claire', look: ['COPIL n°9'] }])).rejects.toThrow(NotSeen);
  await expect(play([{ as: 'claire', on: 'COPIL n°2', press: 'Peut-être' }])).rejects.toThrow('« Je viens »');
  await expect(play([{ as: 'claire', look: ['COPIL n°2', 'reporté'] }])).rejects.toThrow('« reporté »');
  await expect(play([{ as: 'claire', say: 'aide', see: ['reporté'] }])).rejects.toThrow('« reporté »');
  await play([{ as: 'claire', look: ['COPIL n°2', 'Je viens'] }]);
});

it('plays what several people do alike once for each, and tells it once', async () => {
  pressed.length = 0;
  const told: Played[] = [];
  const act = { each: ['claire', 'karim', 'fatou'], act: { on: 'créneau', press: 'Je viens' } };
  await playStep(stage, { number: 1, title: 'Un essai', acts: [act] }, (played) => told.push(played));
  expect(pressed).toHaveLength(3);
  expect(told.map(({ alike }) => alike)).toEqual([['karim', 'fatou']]);
  expect(actLines(told[0] as Played, telling()).at(-1)).toBe('      Karim Benhaddou et fatou font de même.');
});

it('tells who does what in the language of the terminal, by name, and counts those it does not name', () => {
  const act = { as: 'claire', in: 'copil-dui', say: 'aide' };
  const others = ['a', 'b', 'c', 'd', 'claire'].map((to) => ({ ...card, to }));
  const lines = actLines({ act, alike: [], reply: { messages: [card, ...others] } }, telling());
  expect(lines).toEqual([
    '   Claire Le Goff écrit dans #copil-dui\u00a0: aide',
    '      │ COPIL n°2\u00a0: créneau réservé',
    '      │ [Je viens]',
    '      → Un message part à 4 personnes.',
  ]);
  expect(actLines({ act: { as: 'claire', say: 'help' }, alike: [] }, telling(en))).toEqual([
    '   Claire Le Goff types: help',
  ]);
});

it('shows each text that left once, with its day, its hours and its readers, whoever it greets', () => {
  const greeting = (to: string, name: string, at = '2026-10-06T07:00:00Z') => ({
    ...{ at, to, in: 'dm' },
    text: `Bonjour ${name}, le logiciel démarre.`,
  });
  const night = greeting('s01-003', 'Anne', '2026-10-06T19:00:00Z');
  const sent = [greeting('claire', 'Claire'), greeting('karim', 'Karim'), night];
  const post = { at: '2026-10-06T07:00:00Z', to: '#ime', in: 'ime', text: 'Autre texte' };
  const names = new Map([...telling().names, ['s01-003', 'Anne Le Bihan']]);
  const told = { act: { clock: '2026-10-06T21:00' }, alike: [], sent: [...sent, post] };
  expect(actLines(told, { ...telling(), names }).map(plain)).toEqual([
    '',
    '   ⏱  mardi 6 octobre 2026 à 21 h',
    '      mardi 6 octobre à 9 h, à Claire Le Goff et Karim Benhaddou :',
    '      mardi 6 octobre à 21 h, à Anne Le Bihan :',
    '      │ Bonjour Claire, le logiciel démarre.',
    '      mardi 6 octobre à 9 h, dans #ime :',
    '      │ Autre texte',
  ]);
});

it('cuts a long message, but for the words the story is about', () => {
  const text = Array.from({ length: 30 }, (_, index) => `ligne ${index + 1}`).join('\n');
  const said = { act: { as: 'claire', say: 'aide', see: ['ligne 20'] }, alike: [] };
  const lines = actLines({ ...said, reply: { messages: [{ ...card, text, buttons: [] }] } }, telling());
  expect(lines.filter((line) => line.includes('ligne 12') || line.includes('ligne 2'))).toHaveLength(3);
  expect(lines.filter((line) => line.endsWith('…'))).toHaveLength(2);
});
