import { date, entity, flag, text } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import type { Person } from '../../store/generated/client.ts';
import { dateColumn } from '../../time.ts';
import { hourIn } from './shift-list.ts';

/** Somebody works on a site, or there in another team or at another hour: what waits for the staff follows. */
export const addStaff = domainCommand({
  name: 'staff add',
  alias: 'équipe ajouter',
  synonyms: ['site ajouter'],
  group: 'referent',
  act: 'site.manage',
  arguments: {
    site: siteArgument(),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'] }),
    team: text({ optional: true, max: 80, keys: ['équipe', 'unité'] }),
    shift: text({ optional: true, max: 10, keys: ['poste', 'horaire'] }),
    manager: flag({ keys: ['cadre', 'responsable'] }),
    from: date({ optional: true, lookBack: true, keys: ['du', 'dès'] }),
  },
  siteOf,

  async run(turn, { site: { value: site }, person: { value: person }, ...given }): Promise<Reply> {
    const shift = given.shift === undefined ? undefined : hourIn(given.shift);
    if (shift === null) return sayNo(turn, 'referent.notAnHour', { text: given.shift ?? '' }, 'shift');
    if (shift && site.shiftStarts.length > 0 && !site.shiftStarts.includes(shift))
      return sayNo(
        turn,
        'referent.noSuchShift',
        { site: site.name, code: site.code, shifts: site.shiftStarts.join(', ') },
        'shift',
      );
    const said = {
      ...(given.team && { team: given.team }),
      ...(shift && { shiftStartsAt: shift }),
      ...(given.manager && { unitManager: true }),
      ...(given.from && { from: dateColumn(given.from) }),
    };
    await turn.tx.posting.upsert({
      where: { siteId_personId: { siteId: site.id, personId: person.id } },
      create: { spaceId: turn.space.id, siteId: site.id, personId: person.id, ...said },
      update: { to: null, ...said },
    });
    const subject = { type: 'site', id: site.id };
    await journal(turn, 'site.staffAdded', subject, {
      after: { person: person.handle, team: given.team ?? null, shift: shift ?? null },
    });
    await turn.announce({ kind: 'site.peopleChanged', siteId: site.id });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(
        turn.t('referent.staff.heading', { code: site.code, site: site.name }),
        turn.t('referent.staff.added', {
          name: fullName(person),
          site: site.name,
          team: given.team ?? 'none',
          shift: shift ? formatTime(Temporal.PlainTime.from(shift), turn.locale) : 'none',
        }),
      ),
    };
  },
});
