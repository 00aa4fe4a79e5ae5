import { choice, date, integer, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { deploymentOfSite } from '../../deployments/deployment.ts';
import { findPerson } from '../../people/find-person.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { plainDate } from '../../time.ts';
import { countedAct, countsOf } from './counts-of.ts';
import { feedTraining } from './feed-check.ts';
import { categoryNamed, categoryWords } from './plan-session.ts';
import { categoryOf } from './rates.ts';
import { type Session, sessionMeant } from './session-meant.ts';
import { sessionName } from './session-words.ts';
import { trainingsCard } from './trainings.ts';

/** C39: who was there, by name, all who had registered but some, or how many of a category where nobody is named. */
export const recordAttendance = domainCommand({
  name: 'training attendance',
  alias: 'formation présences',
  synonyms: ['formation présence', 'formation émargement'],
  group: 'readiness',
  act: 'training.manage',
  arguments: {
    site: siteArgument(),
    day: date({ position: 2, lookBack: true, keys: ['le', 'jour'] }),
    hour: text({ position: 3, optional: true, max: 5, keys: ['heure', 'à'] }),
    present: text({ optional: true, max: 4000, keys: ['présents', 'présentes', 'présent'] }),
    absent: text({ optional: true, max: 4000, keys: ['absents', 'absentes'] }),
    count: integer({ optional: true, min: 0, max: 1000, keys: ['nombre', 'effectif'] }),
    category: choice({ ...categoryWords }, { optional: true, keys: ['catégorie', 'de'] }),
  },
  siteOf,

  async run(turn, values): Promise<Reply> {
    const { tx, t } = turn;
    const meant = await sessionMeant(turn, values.site.value, values.day, values.hour);
    if ('refusal' in meant) return meant.refusal;
    const { session } = meant;
    const name = sessionName(session, t);
    if (session.state === 'cancelled') return sayNo(turn, 'readiness.training.already.cancelled', { name });
    if (Temporal.PlainDate.compare(plainDate(session.on), dayOn(session.site, turn.now)) > 0)
      return sayNo(turn, 'readiness.training.ahead', { name }, 'day');
    const present = await peopleIn(turn, values.present);
    if (typeof present === 'string')
      return sayNo(turn, 'readiness.training.unknown', { name: present }, 'present');
    const absent = await peopleIn(turn, values.absent);
    if (typeof absent === 'string')
      return sayNo(turn, 'readiness.training.unknown', { name: absent }, 'absent');
    const category = values.category ? categoryNamed[values.category] : categoryOf(session.category);
    if (values.count !== undefined && !category)
      return sayNo(turn, 'readiness.training.whichCategory', {}, 'category');
    await seat(turn, session, { present, absent, counted: values.count !== undefined });
    if (values.count !== undefined && category) {
      const counts = { ...(await countsOf(tx, [session.id])).get(session.id), [category]: values.count };
      await journal(turn, countedAct, { type: 'training', id: session.id }, { after: { counts } });
    }
    await tx.trainingSession.update({ where: { id: session.id }, data: { state: 'held' } });
    const there = await tx.trainingSeat.count({ where: { sessionId: session.id, state: 'present' } });
    await journal(turn, 'training.held', { type: 'training', id: session.id }, { after: { present: there } });
    const deployment = await deploymentOfSite(tx, session.siteId);
    if (deployment) await feedTraining(turn, deployment);
    const counted = values.count ?? 0;
    return {
      outcome: 'done',
      visibility: 'private',
      card: await trainingsCard(turn, values.site.value, [
        {
          kind: 'notice',
          tone: 'success',
          text: t('readiness.training.noted', { name, count: there + counted }),
        },
      ]),
    };
  },
});

/** @returns ids of the people of a list; the name that nobody, or more than one person, answers to */
async function peopleIn(turn: DomainTurn, given: string | undefined): Promise<string[] | string> {
  const ids: string[] = [];
  for (const name of (given ?? '')
    .split(/[,;]|\s+(?=@)/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const person = await findPerson(turn.tx, turn.space.id, name, turn.account);
    if (!person) return name;
    ids.push(person.id);
  }
  return ids;
}

/** Those who are named are there; with nobody named, everybody who had registered but the absent. */
async function seat(
  { tx }: DomainTurn,
  { id, seatsTaken }: Session,
  said: { present: string[]; absent: string[]; counted: boolean },
): Promise<void> {
  const registered = seatsTaken.map(({ personId }) => personId);
  const named = said.present.length > 0;
  const there = named || said.counted ? said.present : registered;
  const present = there.filter((personId) => !said.absent.includes(personId));
  for (const personId of new Set([...registered, ...present])) {
    const state = present.includes(personId) ? ('present' as const) : ('absent' as const);
    // A count alone says nothing of who had registered.
    if (!named && said.counted && state === 'absent' && !said.absent.includes(personId)) continue;
    await tx.trainingSeat.upsert({
      where: { sessionId_personId: { sessionId: id, personId } },
      create: { sessionId: id, personId, state },
      update: { state },
    });
  }
}
