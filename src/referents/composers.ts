import { formatDate } from '../conversation/format.ts';
import type { Composer, Composers } from '../delivery/ledger.ts';
import { fullName } from '../people/person-name.ts';
import { dayOn } from '../sites/day-on.ts';
import { plainDate } from '../time.ts';
import { askedCard } from './asked-card.ts';
import { type Assignment, findAssignment, lastDayOf, namedOn } from './assignment.ts';
import { nameButton, referentCard } from './referent-card.ts';
import { directorNotice } from './site-people/director-notice.ts';
import { dutyNotice } from './site-people/duty-notice.ts';

/** To whoever is named: the mission, and two answers. */
const asked: Composer = async ({ tx, t, redraw }, { subjectId }) => {
  const one = await findAssignment(tx, subjectId);
  return one && (one.state === 'proposed' || redraw) ? { card: askedCard(one, t) } : null;
};

/** To who named them, and who directs the site. */
const answered: Composer = async ({ tx, t, now }, { subjectId }) => {
  const one = await findAssignment(tx, subjectId);
  if (!one) return null;
  const { site, state } = one;
  const said = state === 'declined' ? 'declined' : 'accepted';
  const shown = await referentCard(tx, site, dayOn(site, now), t);
  return {
    card: {
      ...shown,
      blocks: [
        {
          kind: 'notice',
          tone: said === 'accepted' ? 'success' : 'warning',
          text: t(`referent.answered.${said}`, {
            name: fullName(one.person),
            kind: t(`referent.kind.${one.kind}`),
          }),
        },
        ...shown.blocks,
      ],
    },
  };
};

/** To the referent whose missions or dates changed. */
const missionsChanged: Composer = async ({ tx, t }, { subjectId }) => {
  const one = await findAssignment(tx, subjectId);
  return one?.state === 'accepted' ? { card: askedCard(one, t) } : null;
};

/** To whoever leaves a mission: the last day, and thanks. */
const ended: Composer = async ({ tx, t }, { subjectId }) => {
  const one = await findAssignment(tx, subjectId);
  const day = one && lastDayOf(one);
  if (!one || !day) return null;
  return {
    card: {
      heading: t('referent.ended.heading', headingOf(one)),
      blocks: [
        {
          kind: 'text',
          text: t.rich('referent.ended.text', {
            kind: t(`referent.kind.${one.kind}`),
            day: formatDate(day, t.locale),
          }),
        },
      ],
    },
  };
};

/** To the other one of the pair. */
const pairEnds: Composer = async ({ tx, t }, { subjectId }) => {
  const one = await findAssignment(tx, subjectId);
  const day = one && lastDayOf(one);
  if (!one || !day) return null;
  return {
    card: {
      heading: t('referent.card.heading', headingOf(one)),
      blocks: [
        {
          kind: 'text',
          text: t.rich('referent.pairEnds.text', {
            name: fullName(one.person),
            day: formatDate(day, t.locale),
          }),
        },
      ],
    },
  };
};

/** To whoever directs the site: who follows, by when; settled once somebody is named. */
const nameSuccessor: Composer = async ({ tx, t, now, redraw }, { subjectId }) => {
  const one = await findAssignment(tx, subjectId);
  if (!one?.successorDueOn) return null;
  const { site, kind, person } = one;
  const named = await namedOn(tx, one.siteId, dayOn(site, now));
  const next = named.find((other) => other.kind === kind && other.id !== one.id);
  if (next && !redraw) return null;
  const day = lastDayOf(one);
  return {
    card: {
      heading: t('referent.card.heading', headingOf(one)),
      blocks: [
        {
          kind: 'text',
          text: t.rich('referent.nameSuccessor.text', {
            name: fullName(person),
            kind: t(`referent.kind.${kind}`),
            day: day ? formatDate(day, t.locale) : '',
            due: formatDate(plainDate(one.successorDueOn), t.locale),
          }),
        },
        ...(next
          ? [
              {
                kind: 'notice' as const,
                tone: 'success' as const,
                text: t('referent.nameSuccessor.done', { name: fullName(next.person) }),
              },
            ]
          : []),
      ],
      actions: next ? [] : [nameButton(t, site.code, kind)],
    },
  };
};

function headingOf({ site }: Assignment) {
  return { code: site.code, site: site.name };
}

/** What copil tells about referents, by the name a rule gives. */
export const referentComposers: Composers = {
  'referent.asked': asked,
  'referent.answered': answered,
  'referent.missionsChanged': missionsChanged,
  'referent.ended': ended,
  'referent.pairEnds': pairEnds,
  'referent.nameSuccessor': nameSuccessor,
  'referent.duty': dutyNotice,
  'referent.director': directorNotice,
};
