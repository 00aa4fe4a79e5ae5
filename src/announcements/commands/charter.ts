import { entity, longText, text } from '../../conversation/arguments.ts';
import type { Block, Card, Field } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { judgeAct } from '../../people/permit.ts';
import { fullName } from '../../people/person-name.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { subjectOf } from '../announcement.ts';
import { type Charter, objectivesIn, readCharter, sponsorOf } from '../charter.ts';
import { wordsForOrganisation } from '../project/draft-for-project.ts';
import { pendingTexts } from '../project/project-announcements.ts';

/** What the project is for, for everybody to read (C53). */
export const showCharter = domainCommand({
  name: 'charter',
  alias: 'charte',
  group: 'announcement',
  readOnly: true,
  arguments: {},

  run: async (turn): Promise<Reply> => ({
    outcome: 'done',
    visibility: 'private',
    card: await charterCard(turn, await readCharter(turn.tx, turn.space.id)),
  }),
});

/** The chair or the functional lead writes it; drafts of the launch that nobody has reworded follow. */
export const setCharter = domainCommand({
  name: 'charter set',
  alias: 'charte modifier',
  group: 'announcement',
  act: 'charter.set',
  arguments: {
    trigger: text({ optional: true, max: 200, keys: ['déclencheur'] }),
    objectives: longText({ optional: true, max: 1000, keys: ['objectifs'] }),
    sponsor: entity<Person>('person', { optional: true, keys: ['portage', 'sponsor'] }),
    means: text({ optional: true, max: 200, keys: ['moyens'] }),
  },

  async run(turn, values): Promise<Reply> {
    const { tx, t, space } = turn;
    await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
    const before = await readCharter(tx, space.id);
    if (Object.values(values).every((value) => value === undefined)) return openForm(turn, before);
    const after: Charter = {
      ...before,
      ...(values.trigger === undefined ? {} : { trigger: values.trigger }),
      ...(values.objectives === undefined ? {} : { objectives: objectivesIn(values.objectives) }),
      ...(values.sponsor === undefined ? {} : { sponsor: values.sponsor.value.handle }),
      ...(values.means === undefined ? {} : { means: values.means }),
    };
    await tx.space.update({ where: { id: space.id }, data: { charter: after } });
    await journal(turn, 'charter.set', { type: 'space', id: space.id }, { before, after });
    await redraftLaunch(turn);
    const drawn = await charterCard(turn, after);
    const said: Block = { kind: 'notice', tone: 'success', text: t('charter.saved') };
    return { outcome: 'done', visibility: 'private', card: { ...drawn, blocks: [said, ...drawn.blocks] } };
  },
});

async function openForm(turn: DomainTurn, { trigger, objectives, sponsor, means }: Charter): Promise<Reply> {
  const form = await turn.formFor('charter set', {
    ...(trigger && { trigger }),
    ...(objectives.length > 0 && { objectives: objectives.join('\n') }),
    ...(sponsor && { sponsor: `@${sponsor}` }),
    ...(means && { means }),
  });
  return { outcome: 'form', visibility: 'private', form };
}

/** A launch that waits says what the charter says now, unless somebody has chosen other words. */
async function redraftLaunch(turn: DomainTurn): Promise<void> {
  for (const { announcement, organisation } of await pendingTexts(turn.tx, turn.space.id, 'launch')) {
    if (announcement.draftedById) continue;
    const words = await wordsForOrganisation(turn, organisation, 'launch');
    if (words.title !== announcement.title || words.body !== announcement.body)
      await turn.tx.announcement.update({
        where: { id: announcement.id },
        data: { ...words, textVersion: { increment: 1 } },
      });
    // What was missing may be there now, whoever wrote the words.
    await turn.ledger.refresh(turn.tx, subjectOf(announcement), turn.correlationId);
  }
}

async function charterCard(turn: DomainTurn, charter: Charter): Promise<Card> {
  const { tx, t, space } = turn;
  const committee = await steeringCommittee(tx, space.id);
  const matter = { committeeId: committee?.id, own: false };
  const mayWrite = (await judgeAct(turn, 'charter.set', matter)).verdict === 'allowed';
  const sponsor = await sponsorOf(tx, space.id, charter);
  const none = t('charter.none');
  const fields: Field[] = [
    { label: t('command.charter.set.argument.trigger'), value: charter.trigger ?? none },
    { label: t('command.charter.set.argument.sponsor'), value: sponsor ? fullName(sponsor) : none },
    { label: t('command.charter.set.argument.means'), value: charter.means ?? none },
  ];
  return {
    heading: t('charter.heading', { project: space.projectName }),
    blocks: [
      ...(charter.trigger
        ? []
        : [{ kind: 'notice' as const, tone: 'warning' as const, text: t('charter.noTrigger') }]),
      { kind: 'fields', fields },
      {
        kind: 'list',
        heading: t('charter.objectives'),
        items:
          charter.objectives.length > 0
            ? charter.objectives.map((text, index) => ({ text: `${index + 1}. ${text}` }))
            : [{ text: none }],
      },
    ],
    actions: mayWrite
      ? [{ id: 'charter-set', label: t('charter.button.set'), command: 'charter set', arguments: {} }]
      : [],
  };
}
