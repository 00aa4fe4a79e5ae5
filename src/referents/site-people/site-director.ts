import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import type { Person } from '../../store/generated/client.ts';
import { tellDirector } from './tell-of-site.ts';

/** Who directs a site: what waits for its direction goes to them. */
export const siteDirector = domainCommand({
  name: 'site director',
  alias: 'site direction',
  group: 'referent',
  act: 'site.manage',
  arguments: {
    site: siteArgument(),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'] }),
  },
  siteOf,

  async run(turn, { site: { value: site }, person: { value: person } }): Promise<Reply> {
    const { tx, t } = turn;
    const name = fullName(person);
    if (site.directorId === person.id)
      return sayNo(turn, 'referent.director.already', { name, site: site.name }, 'person');
    const vendor = await tx.organisation.count({
      where: { id: person.organisationId ?? undefined, kind: 'vendor', people: { some: { id: person.id } } },
    });
    if (vendor > 0) return sayNo(turn, 'referent.director.vendor', { name }, 'person');
    await tx.site.update({ where: { id: site.id }, data: { directorId: person.id } });
    const subject = { type: 'site', id: site.id };
    await journal(turn, 'site.directorChanged', subject, {
      before: { directorId: site.directorId },
      after: { directorId: person.id },
    });
    await tellDirector(turn, site.id, person.id);
    await turn.announce({ kind: 'site.peopleChanged', siteId: site.id });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(
        t('referent.site.heading', { code: site.code, site: site.name }),
        t('referent.director.done', { name, site: site.name }),
      ),
    };
  },
});
