/** What everybody who sits in a committee is told of it: who presides or leads, by which rules, whether it is at work. */
import { z } from 'zod';
import type { Block, Button } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { ComposeContext, Composer, Composers } from '../delivery/ledger.ts';
import { fullName } from '../people/person-name.ts';
import type { Committee, MessageDelivery } from '../store/generated/client.ts';
import { committeeRulesSchema } from './committee-rules.ts';
import { sentence } from './confirm-first.ts';
import { ruleChangeBlocks } from './rule-change-blocks.ts';

const date = z.string().transform((text) => Temporal.PlainDate.from(text));
const taken = z.object({ personId: z.string(), roles: z.array(z.string()), on: date });
const gone = z.object({ personId: z.string(), on: date });
const rules = z.object({ before: committeeRulesSchema, after: committeeRulesSchema });
const state = z.object({ state: z.enum(['active', 'suspended', 'closed']) });

/** Who presides, or leads the project, from a day on. */
const rolesTaken: Composer = news(async ({ tx, t }, { parameters }, { label }) => {
  const { personId, roles, on } = taken.parse(parameters);
  const name = fullName(await tx.person.findUniqueOrThrow({ where: { id: personId } }));
  return {
    heading: t('committee.news.roles.heading', { committee: label }),
    blocks: roles.map((role) =>
      sentence(
        t.rich('committee.news.roles', {
          day: formatDate(on, t.locale),
          role: t(`people.role.${role}`),
          name,
        }),
      ),
    ),
  };
});

/** To the chair and the leads. */
const memberLeft: Composer = news(async ({ tx, t }, { parameters }, { label }) => {
  const { personId, on } = gone.parse(parameters);
  const name = fullName(await tx.person.findUniqueOrThrow({ where: { id: personId } }));
  const day = formatDate(on.subtract({ days: 1 }), t.locale);
  return {
    heading: t('committee.news.left.heading', { committee: label, name }),
    blocks: [sentence(t.rich('committee.news.left', { name, day }))],
  };
});

const rulesChanged: Composer = news(async ({ tx, t, now }, { parameters }, committee) => {
  const day = now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  return {
    heading: t('committee.news.rules.heading', { committee: committee.label }),
    blocks: [
      ...(await ruleChangeBlocks(tx, t, committee, rules.parse(parameters), day)),
      sentence(t('committee.news.nothingToDo')),
    ],
  };
});

const stateChanged: Composer = news(async ({ t }, { parameters }, { label }) => {
  const now = state.parse(parameters).state;
  return {
    heading: t(`committee.news.state.${now}`, { committee: label }),
    blocks: [sentence(t(`committee.state.now.${now}`)), sentence(t('committee.news.nothingToDo'))],
  };
});

interface News {
  heading: string;
  blocks: Block[];
}

/** A card about a committee, with the button that shows it. */
function news(
  say: (context: ComposeContext, delivery: MessageDelivery, committee: Committee) => Promise<News>,
): Composer {
  return async (context, delivery) => {
    const committee = await context.tx.committee.findUnique({ where: { id: delivery.subjectId } });
    if (!committee) return null;
    const { heading, blocks } = await say(context, delivery, committee);
    return { card: { heading, blocks, actions: committeeButtons(context.t, committee) } };
  };
}

/** A closed committee is found by no command. */
function committeeButtons(t: Translator, { state, code }: Committee): Button[] {
  return state === 'closed' ? [] : [committeeButton(t, code)];
}

/** « Voir le comité » */
export function committeeButton(t: Translator, code: string): Button {
  return {
    id: 'committee',
    label: t('committee.joined.button'),
    command: 'committee',
    arguments: { committee: code },
  };
}

export const committeeNews: Composers = {
  'committee.rolesTaken': rolesTaken,
  'committee.memberLeft': memberLeft,
  'committee.rulesChanged': rulesChanged,
  'committee.stateChanged': stateChanged,
};
