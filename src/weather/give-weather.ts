import { choice, entity, longText } from '../conversation/arguments.ts';
import type { Block } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { lockMeeting, type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Committee, Site } from '../store/generated/client.ts';
import type { Weather } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';
import { expectedLines } from './expected-lines.ts';
import { meetingOfWeather } from './meeting-of-weather.ts';
import { lineKey, type ProjectAxis } from './weather-line.ts';
import { lineName } from './weather-lines.ts';
import { weatherSheet } from './weather-sheet.ts';

/** C55: one line in one press; a comment and a remedy by form. Without a line, one's own lines are shown. */
export const giveWeather = domainCommand({
  name: 'weather give',
  alias: 'météo donner',
  synonyms: ['donner météo'],
  group: 'risks',
  act: 'weather.give',
  arguments: {
    axis: choice(
      {
        schedule: ['délai', 'calendrier', 'planning'],
        progress: ['avance', 'progression'],
        budget: ['coûts', 'finances'],
        quality: [],
      },
      { position: 1, optional: true, keys: ['axe'] },
    ),
    value: choice(
      {
        sun: ['☀️', 'soleil', 'beau', 'sunny'],
        cloud: ['☁️', '🌤', '⛅', 'nuages', 'nuage', 'clouds', 'cloudy'],
        rain: ['🌧', 'pluie', 'rainy'],
        storm: ['⛈', '🌩', 'orage', 'tempête', 'stormy'],
      },
      { position: 2, optional: true, keys: ['temps', 'météo'] },
    ),
    site: entity<Site>('site', { optional: true, keys: ['établissement'] }),
    comment: longText({ optional: true, max: 500, keys: ['commentaire'] }),
    remedy: longText({ optional: true, max: 500, keys: ['remède', 'action'] }),
    meeting: entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  own: (turn, values) => (values.site ? values.site.value.directorId === turn.actor.id : !values.axis),
  precondition: async (turn, values) => {
    const found = await meetingOfWeather(turn, values);
    if ('problem' in found) return sayNo(turn, found.problem, { committee: found.committee });
    if (values.axis && values.site) return sayNo(turn, 'weather.oneLine', {}, 'site');
    if (!values.axis && !values.site) return ownSheet(turn, found.meeting);
    if (!isAhead(found.meeting)) return tooLate(turn, found.meeting);
    return values.value ? null : lineForm(turn, found.meeting, values);
  },

  async run(turn, values) {
    const found = await meetingOfWeather(turn, values);
    if ('problem' in found || !values.value) return sayNo(turn, 'weather.whichCommittee');
    const meeting = await lockMeeting(turn.tx, found.meeting.id);
    if (!isAhead(meeting)) return tooLate(turn, meeting);
    const line = lineIn(values);
    const expected = await expectedLines(turn.tx, meeting);
    const site = values.site?.value;
    if (site && !expected.some((one) => lineKey(one) === lineKey(line)))
      return sayNo(turn, 'weather.notInDeployment', { site: site.name }, 'site');
    await store(turn, meeting, line, { value: values.value, comment: values.comment, remedy: values.remedy });
    const shown = { type: 'meeting', id: meeting.id, messages: ['weather.ask', 'weather.summary'] };
    await turn.ledger.refresh(turn.tx, shown, turn.correlationId);
    const noted = turn.t('weather.noted', {
      line: lineName({ ...line, siteName: site?.name ?? null }, turn.t),
      value: turn.t(`weather.value.${values.value}`),
    });
    return answer(turn, meeting, [{ kind: 'notice', tone: 'success', text: noted }]);
  },
});

interface LineGiven {
  axis?: ProjectAxis;
  site?: { value: Site; text: string };
}

function lineIn({ axis, site }: LineGiven) {
  return site
    ? { axis: 'site' as const, siteCode: site.value.code }
    : { axis: axis ?? 'schedule', siteCode: '' };
}

interface Given {
  value: Weather;
  comment?: string;
  remedy?: string;
}

/** Another value without words leaves no words of the one before. */
async function store(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  line: ReturnType<typeof lineIn>,
  { value, comment, remedy }: Given,
): Promise<void> {
  const key = { meetingId_axis_siteCode: { meetingId: meeting.id, ...line } };
  const before = await turn.tx.weatherReading.findUnique({ where: key });
  const kept = before?.value === value ? before : null;
  const said = {
    value,
    comment: comment ?? kept?.comment ?? null,
    remedy: remedy ?? kept?.remedy ?? null,
    givenById: turn.onBehalfOfId ?? turn.actor.id,
    givenAt: toDate(turn.now),
  };
  await turn.tx.weatherReading.upsert({
    where: key,
    create: { spaceId: meeting.spaceId, meetingId: meeting.id, ...line, ...said },
    update: said,
  });
  await journal(
    turn,
    'weather.given',
    { type: 'weather', id: meeting.id },
    { ...(before && { before: { ...line, value: before.value } }), after: { ...line, value } },
  );
}

async function ownSheet(turn: DomainTurn, meeting: MeetingWithPeople): Promise<Reply> {
  const { card } = await weatherSheet(turn.tx, meeting, turn.actor.id, turn.t);
  if (!card) return sayNo(turn, 'weather.nothingAsked', { title: meeting.title });
  return { outcome: 'done', visibility: 'private', card };
}

async function answer(turn: DomainTurn, meeting: MeetingWithPeople, said: Block[]): Promise<Reply> {
  const { card } = await weatherSheet(turn.tx, meeting, turn.actor.id, turn.t, said);
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: card ?? { heading: meeting.title, blocks: said },
  };
}

function tooLate(turn: DomainTurn, { title, state }: MeetingWithPeople): Reply {
  return sayNo(turn, state === 'cancelled' ? 'weather.cancelled' : 'weather.tooLate', { title });
}

/** The form of one line, with what stands there: only what may be said of it. */
async function lineForm(turn: DomainTurn, meeting: MeetingWithPeople, values: LineGiven): Promise<Reply> {
  const { axis, site } = values;
  const present = await turn.tx.weatherReading.findUnique({
    where: { meetingId_axis_siteCode: { meetingId: meeting.id, ...lineIn(values) } },
  });
  const texts = {
    meeting: referenceOf(meeting),
    ...(axis && { axis }),
    ...(site && { site: site.text }),
    ...(present && { value: present.value }),
    ...(present?.comment && { comment: present.comment }),
    ...(present?.remedy && { remedy: present.remedy }),
  };
  const form = await turn.formFor('weather give', texts);
  const fields = form.fields
    .filter(({ name }) => name !== 'committee' && (name !== 'axis' || axis) && (name !== 'site' || site))
    .map((field) => {
      if (field.name === 'meeting') return { ...field, kind: 'hidden' as const };
      return field.name === 'value' ? { ...field, required: true } : field;
    });
  return { outcome: 'form', visibility: 'private', form: { ...form, fields } };
}
