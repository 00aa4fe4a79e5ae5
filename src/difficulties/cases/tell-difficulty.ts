import { choice, entity, longText } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { followsSite } from '../reading-difficulties.ts';
import { isOfOwnHouse, siteMeant } from '../site-meant.ts';
import { category, severity, team } from '../words.ts';
import { reportAndSay } from './said-back.ts';

const name = () =>
  choice({ named: ['avec', 'oui'], unnamed: ['sans', 'anonyme', 'non'] }, { optional: true, keys: ['nom'] });
const words = { max: 500, keys: ['texte', 'quoi'] };

/** C43: a difficulty told in one line; without a site it is the one where its author works. */
export const tellDifficulty = domainCommand({
  name: 'difficulty',
  alias: 'difficulté',
  synonyms: ['signaler'],
  group: 'difficulty',
  act: 'rex.contribute',
  byMail: true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true }),
    text: longText({ position: 2, rest: true, ...words }),
    severity: severity({ optional: true }),
    category: category({ optional: true }),
    team: team({ optional: true }),
    name: name(),
  },

  async run(turn, values) {
    const site = values.site?.value ?? (await siteMeant(turn));
    if (!site) return sayNo(turn, 'difficulty.whichSite', {}, 'site');
    if (!isOfOwnHouse(turn, site) && !(await followsSite(turn, site.id)))
      return sayNo(turn, 'difficulty.otherHouse', { site: site.name }, 'site');
    const { text, severity = 'difficulty', category, team } = values;
    return reportAndSay(turn, { site, text, severity, category, team, unnamed: values.name === 'unnamed' });
  },
});

/** The short form of the day card: the site and how grave it is are known already. */
export const describeDifficulty = domainCommand({
  name: 'difficulty describe',
  alias: 'difficulté décrire',
  group: 'difficulty',
  act: 'rex.contribute',
  hidden: true,
  byMail: true,
  arguments: {
    text: longText(words),
    category: category({ optional: true }),
    name: name(),
    site: entity<Site>('site', { hidden: true }),
    severity: { ...severity({}), hidden: true },
  },

  async run(turn, { site, text, severity, category, name }) {
    if (!isOfOwnHouse(turn, site.value) && !(await followsSite(turn, site.value.id)))
      return sayNo(turn, 'difficulty.otherHouse', { site: site.value.name });
    return reportAndSay(turn, { site: site.value, text, severity, category, unnamed: name === 'unnamed' });
  },
});
