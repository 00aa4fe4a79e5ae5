import { entity } from '../conversation/arguments.ts';
import type { ListItem } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { fullName } from '../people/person-name.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { readSites } from '../sites/read-sites.ts';
import type { Site } from '../store/generated/client.ts';
import { type Assignment, namedOn, referentKinds } from './assignment.ts';
import { referentCard } from './referent-card.ts';

/** C38: who the referents are, of one site or of all. */
export const listReferents = domainCommand({
  name: 'referents',
  alias: 'référents',
  synonyms: ['référent', 'referent'],
  group: 'referent',
  readOnly: true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true, keys: ['établissement', 'service'] }),
  },

  async run(turn, { site }): Promise<Reply> {
    return {
      outcome: 'done',
      visibility: 'private',
      card: site ? await ofOne(turn, site.value) : await ofAll(turn),
    };
  },
});

async function ofOne(turn: DomainTurn, site: Site) {
  const { organisation } = await turn.tx.site.findUniqueOrThrow({
    where: { id: site.id },
    include: { organisation: true },
  });
  return referentCard(turn.tx, site, dayOn({ organisation }, turn.now), turn.t);
}

async function ofAll(turn: DomainTurn) {
  const { tx, t } = turn;
  const day = turn.now.toZonedDateTimeISO(turn.space.timeZone).toPlainDate();
  const items: ListItem[] = [];
  let vacancies = 0;
  for (const site of await readSites(tx, turn.space.id)) {
    const named = await namedOn(tx, site.id, day);
    const vacant = referentKinds.filter((kind) => !named.some((one) => one.kind === kind));
    vacancies += vacant.length;
    const places = [
      ...named.map((one) => nameOfReferent(one, turn)),
      ...vacant.map((kind) => t('referent.vacant.short', { kind: t(`referent.kind.${kind}`) })),
    ];
    items.push({
      text: [{ bold: site.code }, ` · ${site.name}`],
      detail: places.join(' · '),
      tone: vacant.length > 0 ? 'warning' : 'neutral',
    });
  }
  return {
    heading: t('referent.all.heading'),
    blocks: [
      { kind: 'text' as const, text: t('referent.all.vacancies', { count: vacancies }) },
      { kind: 'list' as const, items },
    ],
  };
}

function nameOfReferent(one: Assignment, { t, locale }: DomainTurn): string {
  const notes = [
    t(`referent.kind.${one.kind}`),
    ...(one.state === 'proposed' ? [t('referent.state.proposed')] : []),
  ];
  return `${fullName(one.person)} (${formatList(notes, locale)})`;
}
