import { choice, flag, longText } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { contribute, saidIn } from '../contribute.ts';

/** Characters of one answer. */
const longest = 1500;

/** C46: the five questions, any of which may stay empty; with or without a name. */
export const answerLessons = domainCommand({
  name: 'lessons answer',
  alias: 'rex répondre',
  synonyms: ['retex répondre'],
  group: 'lesson',
  act: 'rex.contribute',
  byMail: true,
  arguments: {
    site: siteArgument(),
    worked: longText({ optional: true, max: longest, keys: ['réussi'] }),
    difficult: longText({ optional: true, max: longest, keys: ['difficile'] }),
    differently: longText({ optional: true, max: longest, keys: ['autrement'] }),
    advice: longText({ optional: true, max: longest, keys: ['conseil'] }),
    vendor: longText({ optional: true, max: longest, keys: ['éditeur'] }),
    other: longText({ optional: true, max: longest, keys: ['autre'] }),
    unnamed: flag({ hidden: true, keys: ['anonyme'] }),
    handling: choice({ rephrase: [], keep: [], director: [] }, { optional: true, hidden: true }),
  },
  siteOf,

  run: (turn, values) =>
    contribute(turn, {
      site: values.site.value,
      said: saidIn(values),
      unnamed: values.unnamed,
      handling: values.handling,
    }),
});
