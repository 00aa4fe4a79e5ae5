import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../../test/support/database.ts';
import { migrate, readMigrations } from './migrate.ts';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [space, meeting, onTime, series, ballot, claire, yann] = [1, 2, 3, 4, 5, 6, 7].map(id);

const meetingRow = (one: string | undefined, number: number) => `
  INSERT INTO "Meeting" (id, "spaceId", "committeeId", number, title, state, "startsLocal", "timeZone", "startsAt",
    "durationMinutes", uid, "createdAt", "updatedAt")
  VALUES ('${one}', '${space}', '${space}', ${number}, 'COPIL', 'open', '2026-10-06T14:00', 'Europe/Paris',
    '2026-10-06T12:00Z', 90, 'uid-${number}', now(), now())`;
const voteRow = (member: string | undefined) => `
  INSERT INTO "Vote" ("ballotId", "memberId", "castById", choice, "castAt")
  VALUES ('${ballot}', '${member}', '${member}', 'abstention', now())`;
const eventRow = (
  number: number,
  act: string,
  type: string,
  subject: string | undefined,
  { at = '2026-10-06T12:00Z', after = {} } = {},
) => `
  INSERT INTO "AuditEvent" (id, "spaceId", at, act, "subjectType", "subjectId", after)
  VALUES ('${id(100 + number)}', '${space}', '${at}', '${act}', '${type}', '${subject}', '${JSON.stringify(after)}')`;

const before = [
  // Rows of the tables in question alone: what they belong to does not matter here.
  'SET session_replication_role = replica',
  meetingRow(meeting, 1),
  meetingRow(onTime, 2),
  `INSERT INTO "MeetingSeries" (id, "spaceId", "committeeId", title, "startsLocal", "timeZone", "durationMinutes", rule,
     "untilOn", uid, "createdAt", "updatedAt")
   VALUES ('${series}', '${space}', '${space}', 'Points', '2026-10-01T10:00', 'Europe/Paris', 60, 'FREQ=WEEKLY',
     '2026-12-31', 'uid', now(), now())`,
  `INSERT INTO "Ballot" (id, "spaceId", "committeeId", method, "openedAt")
   VALUES ('${ballot}', '${space}', '${space}', 'buttons', now())`,
  voteRow(claire),
  voteRow(yann),
  eventRow(1, 'ballot.voted', 'ballot', ballot, { after: { memberId: claire, said: 'abstention' } }),
  eventRow(2, 'ballot.voted', 'ballot', ballot, { after: { memberId: claire, said: 'recused' } }),
  eventRow(3, 'ballot.voted', 'ballot', ballot, { after: { memberId: yann, said: 'recused' } }),
  eventRow(4, 'ballot.voted', 'ballot', ballot, { after: { memberId: yann, said: 'abstention' } }),
  eventRow(5, 'session.opened', 'meeting', meeting, { at: '2026-10-08T08:00Z' }),
  eventRow(6, 'session.opened', 'meeting', onTime, { at: '2026-10-06T12:05Z' }),
  eventRow(7, 'session.quorumLost', 'meeting', onTime),
  eventRow(8, 'session.quorumLost', 'meeting', onTime),
  eventRow(9, 'series.agreement', 'series', series),
];

describe('a database of the version before', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let session: pg.Client;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    await migrate(database.url, readMigrations().slice(0, 3));
    session = new pg.Client({ connectionString: database.url });
    await session.connect();
    for (const sql of before) await session.query(sql);
    await migrate(database.url);
  });
  afterAll(async () => {
    await session.end();
    await database.drop();
  });

  it('keeps who took no part in a vote, as they said last', async () => {
    const { rows } = await session.query('SELECT "memberId", choice FROM "Vote" ORDER BY "memberId"');
    expect(rows).toEqual([
      { memberId: claire, choice: 'recused' },
      { memberId: yann, choice: 'abstention' },
    ]);
  });

  it('keeps which sessions were entered afterwards, and how often a quorum was lost', async () => {
    const { rows } = await session.query(
      'SELECT "enteredAfterwards", "quorumLosses" FROM "Meeting" ORDER BY number',
    );
    expect(rows).toEqual([
      { enteredAfterwards: true, quorumLosses: 0 },
      { enteredAfterwards: false, quorumLosses: 2 },
    ]);
  });

  it('keeps how many words the vendor gave on a rhythm', async () => {
    expect((await session.query('SELECT "agreementCount" FROM "MeetingSeries"')).rows).toEqual([
      { agreementCount: 1 },
    ]);
  });
});
