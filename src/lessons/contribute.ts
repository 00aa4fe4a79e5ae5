/** What somebody says after a go-live: kept, or put back before them when it is about a person (C46, case 10). */

import { card } from '../conversation/card.ts';
import type { Form, FormField } from '../conversation/form.ts';
import type { Reply } from '../conversation/reply.ts';
import { type Accusation, accusation } from '../people/accusation.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { dayOn, readDayOn } from '../sites/day-on.ts';
import { staffOf } from '../sites/staff.ts';
import type { Site } from '../store/generated/client.ts';
import type { Contribution, Handling } from './contribution.ts';
import { countContributions, keepContributions } from './contributions.ts';
import { handToDirector } from './hand-to-director.ts';
import { questionsAsked } from './opening-words.ts';
import { type Question, questions, type Said } from './questions.ts';
import { lessonsReader } from './readers.ts';
import { isOpen, lockThread, type ThreadOfSite, threadOfSite } from './thread.ts';

/**
 * Keeps it, or asks. Without a name nothing of who, when or through which event is kept beside it: no journal, no correlation,
 * the day alone.
 */
export async function contribute(turn: DomainTurn, given: Contribution): Promise<Reply> {
  const found = await threadFor(turn, given.site);
  if ('reply' in found) return found.reply;
  if (Object.keys(given.said).length === 0) return answerForm(turn, found.thread, given);
  const thread = await lockThread(turn.tx, found.thread.id);
  const accused = given.handling === 'keep' ? null : await accusationIn(turn, given);
  if (accused && given.handling === 'director') return handToDirector(turn, thread, given);
  if (accused) return answerForm(turn, thread, given, accused);
  const personId = given.unnamed ? null : turn.actor.id;
  await keepContributions(turn.tx, thread.id, given.said, {
    personId,
    on: dayOn(thread.deployment.site, turn.now),
  });
  const subject = { type: 'lessonsThread', id: thread.id };
  if (personId)
    await journal(turn, 'lesson.contributed', subject, { after: { questions: Object.keys(given.said) } });
  const correlationId = given.unnamed ? undefined : turn.correlationId;
  const { channelId } = thread.deployment.site;
  if (channelId)
    await turn.ledger.refresh(
      turn.tx,
      { type: 'deployment', id: thread.deploymentId },
      correlationId,
      channelId,
    );
  return thanks(turn, thread, given);
}

/** The open thread of a site for somebody who may add to it; else the sentence that says why not. */
async function threadFor(turn: DomainTurn, site: Site): Promise<{ thread: ThreadOfSite } | { reply: Reply }> {
  const thread = await threadOfSite(turn.tx, site.id);
  if (!thread) return { reply: sayNo(turn, 'lesson.notOpen', { site: site.name }) };
  const { ties, member } = await lessonsReader(turn, site);
  if (!member && !ties.directs && !ties.refers && !ties.worksThere)
    return { reply: sayNo(turn, 'lesson.notYours', { site: site.name }) };
  if (!isOpen(thread)) return { reply: sayNo(turn, 'lesson.over', { site: site.name }) };
  return { thread };
}

async function accusationIn(turn: DomainTurn, { site, said }: Contribution): Promise<Accusation | null> {
  const staff = await staffOf(turn.tx, site, await readDayOn(turn.tx, site.id, turn.now));
  const director = site.directorId
    ? await turn.tx.person.findUnique({ where: { id: site.directorId } })
    : null;
  const colleagues = [...staff.map(({ person }) => person), ...(director ? [director] : [])].filter(
    ({ id }) => id !== turn.actor.id,
  );
  for (const text of Object.values(said)) {
    const found = accusation(text, colleagues);
    if (found) return found;
  }
  return null;
}

/** The five questions, any of which may stay empty; with what was recognised, it asks what to do and keeps nothing. */
async function answerForm(
  turn: DomainTurn,
  thread: ThreadOfSite,
  { site, said, unnamed }: Contribution,
  accused?: Accusation,
): Promise<Reply> {
  const texts = { site: site.code, ...said, ...(unnamed && { unnamed: 'true' }) };
  const form = await turn.formFor('lessons answer', texts);
  const asked = await questionsAsked(turn.tx, thread, dayOn(thread.deployment.site, turn.now), turn.t);
  const fields = form.fields.flatMap((field): FormField[] => {
    if (field.name === 'site') return [{ ...field, kind: 'hidden' }];
    if (field.name === 'other' && !said.other) return [];
    const question = questions.find((one) => one === field.name);
    return [question ? { ...field, label: asked[question] } : field];
  });
  const handling = accused ? [handlingField(turn, thread)] : [];
  return {
    outcome: 'form',
    visibility: 'private',
    form: {
      ...form,
      title: turn.t(unnamed ? 'lesson.form.unnamed' : 'lesson.form.title'),
      submitLabel: turn.t('lesson.form.submit'),
      intro: accused ? accusedIntro(turn, accused) : introOf(turn, unnamed),
      fields: [...handling, ...fields],
    } satisfies Form,
  };
}

function introOf({ t }: DomainTurn, unnamed: boolean): string {
  return t(unnamed ? 'lesson.form.intro.unnamed' : 'lesson.form.intro');
}

function accusedIntro({ t }: DomainTurn, { kind, words }: Accusation): string {
  // @keys lesson.accused.name lesson.accused.reproach
  return t(`lesson.accused.${kind}`, { words });
}

function handlingField({ t }: DomainTurn, { deployment: { site } }: ThreadOfSite): FormField {
  const ways: Handling[] = site.directorId ? ['rephrase', 'keep', 'director'] : ['rephrase', 'keep'];
  return {
    name: 'handling',
    label: t('lesson.accused.what'),
    kind: 'select',
    required: true,
    value: 'rephrase',
    options: ways.map((value) => ({ value, label: t(`lesson.accused.${value}`) })),
  };
}

async function thanks(
  turn: DomainTurn,
  thread: ThreadOfSite,
  { unnamed, said }: Contribution,
): Promise<Reply> {
  const { t } = turn;
  const count = await countContributions(turn.tx, thread.id);
  const given = Object.keys(said).length;
  const text = t(unnamed ? 'lesson.thanks.unnamed' : 'lesson.thanks', { given, count });
  const erase = {
    id: 'erase',
    label: t('lesson.button.mine'),
    command: 'lessons erase',
    arguments: { site: thread.deployment.site.code },
  };
  return {
    outcome: 'done',
    visibility: 'private',
    card: { ...card(t('lesson.thanks.heading'), text), actions: unnamed ? [] : [erase] },
  };
}

/** @returns what was said, empty answers left out */
export function saidIn(values: Partial<Record<Question, string | undefined>>): Said {
  return Object.fromEntries(
    questions.flatMap((one) => (values[one]?.trim() ? [[one, values[one].trim()]] : [])),
  );
}
