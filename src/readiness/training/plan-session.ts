import { choice, date, flag, integer, text } from '../../conversation/arguments.ts';
import { formatDate } from '../../conversation/format.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { askFirst } from '../../people/ask-first.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { hourIn } from '../../referents/site-people/shift-list.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { freezesOfSite } from '../../sites/working-calendar.ts';
import { dateColumn } from '../../time.ts';
import { trainingsCard } from './trainings.ts';

export const categoryWords = {
  administrative: ['administratif', 'administratifs'],
  educational: ['éducatif', 'éducatifs'],
  care: ['soin', 'soins', 'soignants'],
  technical: ['technique', 'techniques'],
} as const;

export const categoryNamed = {
  administrative: 'administratif',
  educational: 'éducatif',
  care: 'soin',
  technical: 'technique',
} as const;

/** C39: a training session of a site. A freeze forbids it (5.2), which is asked about before it is stored. */
export const planSession = domainCommand({
  name: 'training add',
  alias: 'formation ajouter',
  synonyms: ['formation planifier'],
  group: 'readiness',
  act: 'training.manage',
  arguments: {
    site: siteArgument(),
    day: date({ position: 2, keys: ['le', 'jour'] }),
    hour: text({ position: 3, optional: true, max: 5, keys: ['heure', 'à'] }),
    title: text({ position: 4, optional: true, rest: true, max: 120, keys: ['titre', 'intitulé'] }),
    seats: integer({ optional: true, min: 1, max: 1000, keys: ['places'] }),
    category: choice({ ...categoryWords }, { optional: true, keys: ['catégorie', 'pour'] }),
    trainer: text({ optional: true, max: 80, keys: ['formateur', 'formatrice', 'animée'] }),
    place: text({ optional: true, max: 120, keys: ['lieu', 'salle'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  siteOf,

  async run(turn, values): Promise<Reply> {
    const { tx, t } = turn;
    const site = values.site.value;
    // A title without its hour before it: « formation ajouter S01 22/09 "Prise en main" ».
    const typed = values.hour === undefined ? undefined : hourIn(values.hour);
    const startsAt = typed ?? null;
    const title = [typed === null ? values.hour : undefined, values.title].filter(Boolean).join(' ');
    const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: site.organisationId } });
    const freeze = (await freezesOfSite(tx, { ...site, organisation })).find(
      ({ from, to }) =>
        Temporal.PlainDate.compare(from, values.day) <= 0 && Temporal.PlainDate.compare(values.day, to) <= 0,
    );
    if (freeze && !values.confirmed)
      return askFirst({
        heading: t('readiness.trainings.heading', { code: site.code, site: site.name }),
        blocks: [
          {
            kind: 'notice',
            tone: 'warning',
            text: t('readiness.training.frozen', {
              label: freeze.label,
              day: formatDate(values.day, turn.locale),
            }),
          },
        ],
        button: {
          id: 'confirm',
          label: t('readiness.button.planAnyway'),
          style: 'danger',
          command: 'training add',
          arguments: { ...printArguments(planSession, values as never), confirmed: 'true' },
        },
      });
    const taken = await tx.trainingSession.count({
      where: { siteId: site.id, on: dateColumn(values.day), startsAt, state: { not: 'cancelled' } },
    });
    if (taken > 0) return sayNo(turn, 'readiness.training.taken', { site: site.name }, 'hour');
    const session = await tx.trainingSession.create({
      data: {
        spaceId: turn.space.id,
        siteId: site.id,
        on: dateColumn(values.day),
        startsAt,
        title: title || turn.spaceT('readiness.training.title'),
        category: values.category && categoryNamed[values.category],
        seats: values.seats,
        trainer: values.trainer,
        place: values.place,
      },
    });
    const subject = { type: 'training', id: session.id };
    await journal(turn, 'training.planned', subject, {
      after: { site: site.code, on: values.day.toString(), title: session.title },
    });
    return {
      outcome: 'done',
      visibility: 'here',
      card: await trainingsCard(turn, site, [
        { kind: 'notice', tone: 'success', text: t('readiness.training.planned') },
      ]),
    };
  },
});
