-- AlterEnum: made anew, because a value that is only added cannot be used in the transaction that adds it.
ALTER TYPE "VoteChoice" RENAME TO "VoteChoice_old";
CREATE TYPE "VoteChoice" AS ENUM ('inFavour', 'against', 'abstention', 'recused', 'discuss');
ALTER TABLE "Vote" ALTER COLUMN "choice" TYPE "VoteChoice" USING ("choice"::text::"VoteChoice");
DROP TYPE "VoteChoice_old";

-- A draft taken back is no vote.
ALTER TYPE "DecisionState" ADD VALUE 'withdrawn';

-- A request that nobody accepted nor declined.
ALTER TYPE "ProposalState" ADD VALUE 'settled';

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "enteredAfterwards" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "quorumLosses" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "MeetingSeries" ADD COLUMN     "agreementCount" INTEGER NOT NULL DEFAULT 0;

-- What was read from the journal so far.
UPDATE "Vote" AS v SET "choice" = 'recused'
FROM (
  SELECT DISTINCT ON ("subjectId", "after"->>'memberId')
    "subjectId" AS "ballotId", "after"->>'memberId' AS "memberId", "after"->>'said' AS "said"
  FROM "AuditEvent" WHERE "subjectType" = 'ballot' AND "act" = 'ballot.voted'
  ORDER BY "subjectId", "after"->>'memberId', "id" DESC
) AS last
WHERE last."said" = 'recused' AND v."choice" = 'abstention'
  AND last."ballotId" = v."ballotId" AND last."memberId" = v."memberId"::text;

UPDATE "Meeting" AS m SET "enteredAfterwards" = true
FROM (
  SELECT "subjectId", max("at") AS "openedAt"
  FROM "AuditEvent" WHERE "subjectType" = 'meeting' AND "act" = 'session.opened' GROUP BY "subjectId"
) AS last
WHERE last."subjectId" = m."id" AND last."openedAt" > m."startsAt" + m."durationMinutes" * interval '1 minute';

UPDATE "Meeting" AS m SET "quorumLosses" = told."times"
FROM (
  SELECT "subjectId", count(*) AS "times"
  FROM "AuditEvent" WHERE "subjectType" = 'meeting' AND "act" = 'session.quorumLost' GROUP BY "subjectId"
) AS told
WHERE told."subjectId" = m."id";

UPDATE "MeetingSeries" AS s SET "agreementCount" = told."times"
FROM (
  SELECT "subjectId", count(*) AS "times"
  FROM "AuditEvent" WHERE "subjectType" = 'series' AND "act" = 'series.agreement' GROUP BY "subjectId"
) AS told
WHERE told."subjectId" = s."id";
