/** A small bot with the shapes of command the product has: what parser, forms and pipeline are tried on. */
import {
  choice,
  date,
  dateTime,
  duration,
  entity,
  flag,
  integer,
  longText,
  text,
  url,
} from '../../src/conversation/arguments.ts';
import { card } from '../../src/conversation/card.ts';
import { type Catalogue, createTranslators } from '../../src/conversation/catalogue.ts';
import { type Command, command, type EntityResolver, type Turn } from '../../src/conversation/command.ts';
import type { Locale } from '../../src/conversation/language.ts';
import { conversationMessages } from '../../src/conversation/messages.ts';
import { type ConversationParts, createConversation } from '../../src/conversation/pipeline.ts';
import type { Said } from '../../src/conversation/platform.ts';
import type { Resolvers } from '../../src/conversation/read-value.ts';
import { createRegistry } from '../../src/conversation/registry.ts';
import type { Reply } from '../../src/conversation/reply.ts';

const done = async (): Promise<Reply> => ({ card: card('fait'), visibility: 'here', outcome: 'done' });

export const schedule = command({
  name: 'schedule',
  alias: 'planifier',
  synonyms: ['programmer'],
  group: 'meetings',
  arguments: {
    when: dateTime({ position: 1, keys: ['quand', 'date'] }),
    duration: duration({ position: 2, optional: true, keys: ['durée'] }),
    title: text({ position: 3, rest: true, optional: true, keys: ['titre'] }),
    place: text({ optional: true, keys: ['lieu'] }),
    link: url({ optional: true, keys: ['visio'] }),
    remote: flag({ keys: ['distance'] }),
  },
  run: done,
});
export const action = command({
  name: 'action',
  alias: 'action',
  group: 'follow',
  arguments: {
    owner: entity<string>('person', { position: 1, keys: ['qui'] }),
    text: longText({ position: 2, rest: true, keys: ['texte'] }),
    due: date({ position: 3, keys: ['pour', 'échéance'] }),
    decision: entity<string>('decision', { position: 4, optional: true, keys: ['décision'] }),
  },
  run: done,
});
export const decision = command({
  name: 'decision',
  alias: 'décision',
  group: 'follow',
  arguments: {
    text: longText({ position: 1, rest: true, keys: ['texte'] }),
    type: choice(
      { functional: ['fonctionnel'], steering: ['pilotage'], go: ['feu vert'] },
      { optional: true, keys: ['genre'] },
    ),
    point: integer({ optional: true, max: 99 }),
  },
  run: done,
});
export const answer = command({
  name: 'answer',
  alias: 'répondre',
  group: 'meetings',
  hidden: true,
  arguments: {
    meeting: entity<string>('meeting', { hidden: true }),
    answer: choice({ present: ['je viens'], absent: [] }),
    substitute: entity<string>('person', { optional: true }),
  },
  run: done,
});
export const committeeCheck = command({
  name: 'committee check',
  alias: 'comité vérifier',
  group: 'meetings',
  arguments: {},
  run: done,
});
export const committee = command({
  name: 'committee',
  alias: 'comité',
  group: 'meetings',
  arguments: { name: text({ position: 1, rest: true, optional: true, keys: ['nom'] }) },
  run: done,
});
export const sampleCommands: Command[] = [schedule, action, decision, answer, committeeCheck, committee];

export const sampleMessages: Catalogue = { fr: {}, en: {} };
const say = (key: string, fr: string, en: string) => {
  sampleMessages.fr[key] = fr;
  sampleMessages.en[key] = en;
};
say('help.group.meetings', 'Réunions', 'Meetings');
say('help.group.follow', 'Suivi', 'Follow-up');
say('command.schedule.summary', 'Planifier une réunion', 'Schedule a meeting');
say(
  'command.schedule.example',
  'planifier 22/09/2026 14:00 2h "COPIL n°2"',
  'schedule 22/09/2026 14:00 2h "COPIL 2"',
);
say('command.schedule.argument.when', 'Date et heure', 'Date and time');
say('command.schedule.argument.duration', 'Durée', 'Length');
say('command.schedule.argument.title', 'Titre', 'Title');
say('command.schedule.argument.place', 'Lieu', 'Place');
say('command.schedule.argument.link', 'Lien visio', 'Video link');
say('command.schedule.argument.remote', 'À distance', 'Remote');
say('command.action.summary', 'Noter une action', 'Record an action');
say(
  'command.action.example',
  'action @Karim "Poser 4 bornes" pour:02/10',
  'action @Karim "Install" due:02/10',
);
say('command.action.argument.owner', 'Responsable', 'Owner');
say('command.action.argument.text', 'Action', 'Action');
say('command.action.argument.due', 'Échéance', 'Due date');
say('command.action.argument.decision', 'Décision', 'Decision');
say('command.decision.summary', 'Noter une décision', 'Record a decision');
say('command.decision.title', 'Décision', 'Decision');
say(
  'command.decision.example',
  'décision "Valider le budget" type:pilotage',
  'decision "Approve" type:steering',
);
say('command.decision.argument.text', 'Décision', 'Decision');
say('command.decision.argument.text.hint', 'Une phrase complète.', 'A full sentence.');
say('command.decision.argument.type', 'Type', 'Type');
say('command.decision.argument.type.functional', 'Fonctionnelle', 'Functional');
say('command.decision.argument.type.steering', 'De pilotage', 'Steering');
say('command.decision.argument.type.go', 'Feu vert', 'Go');
say('command.decision.argument.point', 'Point', 'Item');
say('command.answer.summary', 'Répondre à une invitation', 'Answer an invitation');
say('command.answer.argument.answer', 'Réponse', 'Answer');
say('command.answer.argument.answer.present', 'Je viens', 'I am coming');
say('command.answer.argument.answer.absent', 'Je ne viens pas', 'I am not coming');
say('command.answer.argument.substitute', 'Suppléant', 'Substitute');
say('command.committee.check.summary', 'Vérifier la composition', 'Check the composition');
say('command.committee.check.example', 'comité vérifier', 'committee check');
say('command.committee.summary', 'Voir un comité', 'See a committee');
say('command.committee.example', 'comité DUI', 'committee DUI');
say('command.committee.argument.name', 'Nom', 'Name');

export const sampleTranslators = createTranslators([conversationMessages, sampleMessages]);
export const sampleRegistry = createRegistry(sampleCommands, sampleTranslators);

/** Knows things by their exact name, with or without `@`; accents and case count. */
function known(names: Record<string, string>): EntityResolver {
  return {
    async resolve(_turn, typed) {
      const name = typed.replace(/^@/, '');
      const value = Object.hasOwn(names, name) ? names[name] : undefined;
      return value === undefined ? null : { value, text: value };
    },
    options: async () => Object.values(names).map((value) => ({ value, label: value })),
  };
}
export const sampleResolvers: Resolvers<Turn> = {
  person: known({
    Karim: 'Karim Benhaddou',
    'Karim Benhaddou': 'Karim Benhaddou',
    'Claire Le Goff': 'Claire Le Goff',
    '<@U123|karim>': 'Karim Benhaddou',
  }),
  meeting: known({ 'COPIL-2': 'COPIL-2' }),
  decision: known({ 'D-2026-004': 'D-2026-004' }),
};

/** Tuesday 1 September 2026, 09:05 in Paris. */
export function sampleTurn(locale: Locale = 'fr', via: Turn['via'] = 'text'): Turn {
  return {
    t: sampleTranslators[locale],
    locale,
    now: Temporal.Instant.from('2026-09-01T07:05:00Z'),
    timeZone: 'Europe/Paris',
    place: { kind: 'direct' },
    via,
  };
}
export const sampleContext = { turn: sampleTurn(), resolvers: sampleResolvers };

export interface Ran {
  command: string;
  values: Record<string, unknown>;
}

/** A whole conversation whose commands only remember that they ran. */
export function sampleConversation(
  parts: Partial<ConversationParts<Turn, string>> = {},
  locale: Locale = 'fr',
) {
  const ran: Ran[] = [];
  const errors: Record<string, unknown>[] = [];
  const bot = createConversation<Turn, string>({
    registry: sampleRegistry,
    translators: sampleTranslators,
    turnOf: async (_event, via) => sampleTurn(locale, via),
    localeOf: async () => locale,
    permit: async () => ({ allowed: true, judgement: 'sample' }),
    run: async (turn, { name, run }, values) => {
      ran.push({ command: name, values });
      return run(turn, values);
    },
    resolvers: sampleResolvers,
    log: { error: (details) => errors.push(details) },
    reference: () => 'K7QF2M',
    ...parts,
  });
  return { bot, ran, errors };
}

const account = { platform: 'local', workspace: 'agla', externalId: 'claire' } as const;
export const event = { eventId: 'e1', account, place: { kind: 'direct' } as const };
export const saying = (words: string): Said => ({ ...event, text: words });
