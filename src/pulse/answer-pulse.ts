import { choice, flag, longText } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { accusation } from '../people/accusation.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import { dayOn, readDayOn } from '../sites/day-on.ts';
import { siteArgument } from '../sites/site-argument.ts';
import { staffOf } from '../sites/staff.ts';
import type { Site } from '../store/generated/client.ts';
import { handIn } from './ballot-box.ts';
import { askedBy, hasAnswered, lockPulse, type PulseOfSite, pulsesOfSite } from './pulse.ts';
import { type Answers, pulseQuestions } from './questions.ts';
import { showResultsButton } from './results-card.ts';
import { askForFear, closingOf, sheetCard } from './sheet-card.ts';

const scored = { '1': [], '2': [], '3': [], '4': [], '5': [] } as const;

/**
 * C49: three questions from 1 to 5, a box for a fear or a wish. Nothing is kept before the sheet is handed in, and then nothing
 * ties it to who did: no journal, no correlation, no hour.
 */
export const answerPulse = domainCommand({
  name: 'pulse answer',
  alias: 'baromètre répondre',
  group: 'pulse',
  byMail: true,
  arguments: {
    site: siteArgument(),
    perception: choice(scored, { position: 2, optional: true }),
    opportunity: choice(scored, { position: 3, optional: true, keys: ['besoin'] }),
    value: choice(scored, { position: 4, optional: true, keys: ['apport'] }),
    fear: longText({ optional: true, max: 1000, keys: ['crainte', 'envie'] }),
    send: flag({ hidden: true, keys: ['envoyer'] }),
    sheet: flag({ hidden: true }),
  },

  async run(turn, values) {
    const site = values.site.value;
    const [latest] = await pulsesOfSite(turn.tx, site.id);
    if (!latest) return sayNo(turn, 'pulse.none', { site: site.name });
    const pulse = await lockPulse(turn.tx, latest.id);
    const refused = await whyNot(turn, pulse);
    if (refused) return refused;
    const { perception, opportunity, value, fear } = values;
    const answers: Answers = { perception, opportunity, value };
    if (fear === askForFear) return fearForm(turn, pulse, answers);
    if (!values.send && !fear) return show(turn, pulse, answers, values.sheet);
    if (!perception || !opportunity || !value) return sayNo(turn, 'pulse.incomplete');
    const named = fear && (await namedIn(turn, site, fear));
    if (named) return sayNo(turn, 'pulse.fear.names', { words: named }, 'fear');
    const mine = (await askedBy(turn.tx, pulse, dayOn(pulse.deployment.site, turn.now))).find(
      ({ personId }) => personId === turn.actor.id,
    );
    await handIn(turn.tx, pulse.id, {
      personId: turn.actor.id,
      team: mine?.team ?? null,
      category: mine?.category ?? null,
      answers: { perception, opportunity, value },
      fear,
    });
    return thanks(turn, pulse);
  },
});

/** @returns why this person cannot hand in a sheet, kindly; null when they can */
async function whyNot(turn: DomainTurn, pulse: PulseOfSite): Promise<Reply | null> {
  const { site } = pulse.deployment;
  const asked = await askedBy(turn.tx, pulse, dayOn(pulse.deployment.site, turn.now));
  if (!asked.some(({ personId }) => personId === turn.actor.id))
    return sayNo(turn, 'pulse.notAsked', { site: site.name });
  if (await hasAnswered(turn.tx, pulse.id, turn.actor.id)) return sayNo(turn, 'pulse.already');
  if (pulse.state === 'open') return null;
  return {
    outcome: 'invalid',
    visibility: 'private',
    card: { ...card(undefined, turn.t('pulse.over')), actions: [showResultsButton(pulse, turn.t)] },
  };
}

function show(turn: DomainTurn, pulse: PulseOfSite, answers: Answers, replaces: boolean): Reply {
  return { outcome: 'preview', visibility: 'private', replaces, card: sheetCard(pulse, answers, turn.t) };
}

function thanks({ t }: DomainTurn, pulse: PulseOfSite): Reply {
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: true,
    card: card(t('pulse.thanks.heading'), t('pulse.thanks', { when: closingOf(pulse, t) })),
  };
}

/** The three questions as they stand and the box: sending the form hands the sheet in. */
async function fearForm(
  turn: DomainTurn,
  { deployment: { site } }: PulseOfSite,
  answers: Answers,
): Promise<Reply> {
  const given = Object.fromEntries(
    pulseQuestions.flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])),
  );
  const form = await turn.formFor('pulse answer', { site: site.code, ...given, send: 'true' });
  const fields = form.fields.map((field) => {
    if (field.name === 'site') return { ...field, kind: 'hidden' as const };
    return field.name === 'fear' ? field : { ...field, required: field.kind === 'select' };
  });
  return {
    outcome: 'form',
    visibility: 'private',
    form: { ...form, fields, intro: turn.t('pulse.form.intro'), submitLabel: turn.t('pulse.button.send') },
  };
}

/** A fear is shown to the whole site: it names nobody of it. */
async function namedIn(turn: DomainTurn, site: Site, fear: string): Promise<string | null> {
  const staff = await staffOf(turn.tx, site, await readDayOn(turn.tx, site.id, turn.now));
  const director = site.directorId
    ? await turn.tx.person.findUnique({ where: { id: site.directorId } })
    : null;
  const found = accusation(fear, [...staff.map(({ person }) => person), ...(director ? [director] : [])]);
  return found?.words ?? null;
}
