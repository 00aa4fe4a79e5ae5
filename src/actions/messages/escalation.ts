/** What those who run the project hear of an action: late, blocked, done, or another date asked for (C25). */
import type { Block, CommandButton } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composer } from '../../delivery/ledger.ts';
import { fullName, shortName } from '../../people/person-name.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import { type ActionWithParts, findAction, isOpen } from '../action.ts';
import { actionFields, checkButtons, daysLate, leadButtons, stateNotice } from '../action-card.ts';
import type { PostponementAsked } from '../postponement.ts';
import { dayFor } from '../who-hears.ts';

/** Late: to the lead of record, then once to the chair. */
export const actionLate: Composer = async (context, delivery) => {
  const { tx, t, now, redraw } = context;
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const days = daysLate(action, await dayFor(tx, action, now));
  const waits = isOpen(action) && days > 0;
  if (!waits && !redraw) return null;
  const heading = waits
    ? t('action.late.heading', { number: action.number, days })
    : t('action.heading', { number: action.number });
  const forChair = delivery.rule === 'ACTION-CHAIR-TOLD';
  return {
    card: {
      heading,
      blocks: [
        ...aboutAction(context, action),
        ...(waits ? [said(t(forChair ? 'action.late.chair' : 'action.late.lead'))] : []),
        ...(await standIn(context, delivery)),
      ],
      actions: waits ? leadButtons(action, t) : [],
    },
  };
};

/** « J’ai un blocage »: to the lead of record, at once. */
export const actionBlocked: Composer = async (context, delivery) => {
  const { tx, t, redraw } = context;
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const waits = action.state === 'blocked';
  if (!waits && !redraw) return null;
  return {
    card: {
      heading: t(waits ? 'action.blocked.heading' : 'action.heading', { number: action.number }),
      blocks: [
        ...aboutAction(context, action),
        ...(waits || !isOpen(action) ? [] : [said(t('action.blocked.over'))]),
        ...(await standIn(context, delivery)),
      ],
      actions: waits ? leadButtons(action, t) : [],
    },
  };
};

/** A third postponement: the leads say yes or no. */
export const actionPostponementAsked: Composer = async (context, delivery) => {
  const { tx, t, redraw } = context;
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const asked = delivery.parameters as unknown as PostponementAsked;
  const date = formatDate(Temporal.PlainDate.from(asked.due), t.locale);
  const waits = isOpen(action) && action.version === delivery.subjectVersion;
  if (!waits && !redraw) return null;
  const name = fullName(action.owner);
  const answer = action.dueOn.toISOString().startsWith(asked.due) ? 'accepted' : 'over';
  return {
    card: {
      heading: waits
        ? t('action.postponementAsked.heading', { name, number: action.number })
        : t('action.heading', { number: action.number }),
      blocks: [
        { kind: 'text', text: action.text },
        {
          kind: 'fields',
          fields: [
            { label: t('action.field.asked'), value: date },
            { label: t('action.field.reason'), value: asked.reason },
            ...actionFields(action, t),
          ],
        },
        ...(waits ? [] : [said(t(`action.postponementAsked.${answer}`))]),
      ],
      actions: waits ? answersTo(action, asked, t) : [],
    },
  };
};

function answersTo(action: ActionWithParts, asked: PostponementAsked, t: Translator): CommandButton[] {
  const { number } = action;
  const due = formatDate(plainDate(action.dueOn), t.locale, { weekday: false, year: false });
  return [
    {
      id: 'accept',
      label: t('action.button.accept'),
      style: 'primary',
      command: 'action postpone',
      arguments: { action: number, due: asked.due, reason: asked.reason },
    },
    {
      id: 'keep',
      label: t('action.button.keep', { date: due }),
      command: 'action keep',
      arguments: { action: number },
    },
  ];
}

/** « Faite », to whoever gave the action. */
export const actionDoneBy: Composer = async (context, delivery) => {
  const { tx, t, redraw, personId } = context;
  const action = await findAction(tx, delivery.subjectId);
  if (!action || (action.state !== 'done' && !redraw)) return null;
  const { by } = delivery.parameters as { by: string };
  const person = await tx.person.findUniqueOrThrow({ where: { id: by } });
  const mayCheck = action.state === 'done' && (await runsProject(context, action, personId));
  return {
    card: {
      heading: t('action.doneBy.heading', { number: action.number, name: fullName(person) }),
      blocks: [
        { kind: 'text', text: action.text },
        ...(action.state === 'done' ? [] : stateNotice(action, t)),
        ...(isOpen(action) ? [said(t('action.reopened'))] : []),
      ],
      actions: mayCheck ? checkButtons(action, t) : [],
    },
  };
};

async function runsProject(
  { tx }: ComposeContext,
  { committeeId }: ActionWithParts,
  personId: string | null,
): Promise<boolean> {
  if (!committeeId || !personId) return false;
  const member = await tx.membership.findUnique({
    where: { committeeId_personId: { committeeId, personId } },
    select: { roles: true, state: true },
  });
  return member?.state === 'active' && ['PRES', 'LF', 'LT'].some((role) => member.roles.includes(role));
}

function aboutAction({ t }: ComposeContext, action: ActionWithParts): Block[] {
  return [
    { kind: 'text', text: action.text },
    { kind: 'fields', fields: actionFields(action, t, { owner: true }) },
    ...stateNotice(action, t),
  ];
}

/** In whose place an absent lead's part went to this one (C03). */
async function standIn({ tx, t }: ComposeContext, { parameters }: MessageDelivery): Promise<Block[]> {
  const { insteadOf } = parameters as { insteadOf?: string | null };
  const away = insteadOf ? await tx.person.findUnique({ where: { id: insteadOf } }) : null;
  return away ? [said(t('action.insteadOf', { name: shortName(away) }))] : [];
}

function said(text: string): Block {
  return { kind: 'text', text };
}
