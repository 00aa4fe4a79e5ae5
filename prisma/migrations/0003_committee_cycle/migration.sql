-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('deliberative', 'information');

-- CreateEnum
CREATE TYPE "ItemOrigin" AS ENUM ('member', 'template', 'carriedOver', 'action', 'risk', 'site', 'consultation', 'workingGroup');

-- CreateEnum
CREATE TYPE "SeriesState" AS ENUM ('active', 'ended', 'cancelled');

-- CreateEnum
CREATE TYPE "AgreementState" AS ENUM ('notAsked', 'asked', 'agreed', 'declined');

-- CreateEnum
CREATE TYPE "PollState" AS ENUM ('open', 'decided', 'cancelled');

-- CreateEnum
CREATE TYPE "PollChoice" AS ENUM ('possible', 'ifNeeded', 'impossible');

-- CreateEnum
CREATE TYPE "LogisticsState" AS ENUM ('open', 'ready', 'notNeeded');

-- CreateEnum
CREATE TYPE "AttendanceMode" AS ENUM ('inPerson', 'remote');

-- CreateEnum
CREATE TYPE "BallotMethod" AS ENUM ('unanimous', 'entered', 'buttons');

-- CreateEnum
CREATE TYPE "BallotState" AS ENUM ('open', 'closed', 'void');

-- CreateEnum
CREATE TYPE "VoteChoice" AS ENUM ('inFavour', 'against', 'abstention', 'discuss');

-- CreateEnum
CREATE TYPE "ConsultationState" AS ENUM ('open', 'adopted', 'rejected', 'sentToMeeting', 'lapsed', 'withdrawn');

-- CreateEnum
CREATE TYPE "MinutesState" AS ENUM ('draft', 'sent', 'approved');

-- CreateEnum
CREATE TYPE "MinutesApproval" AS ENUM ('unanimous', 'tacit');

-- CreateEnum
CREATE TYPE "MinutesAnswer" AS ENUM ('validated', 'correctionAsked');

-- CreateEnum
CREATE TYPE "CorrectionState" AS ENUM ('asked', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('draft', 'cosigned', 'sent', 'acknowledged');

-- CreateEnum
CREATE TYPE "RiskCategory" AS ENUM ('delay', 'convergence', 'means', 'perception', 'technical', 'data', 'human');

-- CreateEnum
CREATE TYPE "RiskState" AS ENUM ('open', 'watched', 'occurred', 'closed');

-- CreateEnum
CREATE TYPE "Weather" AS ENUM ('sun', 'cloud', 'rain', 'storm');

-- CreateEnum
CREATE TYPE "WeatherAxis" AS ENUM ('schedule', 'progress', 'budget', 'quality', 'site');

-- AlterEnum
ALTER TYPE "DeliveryState" ADD VALUE 'done';

-- AlterEnum
ALTER TYPE "Platform" ADD VALUE 'web';

-- AlterEnum
ALTER TYPE "RecipientKind" ADD VALUE 'house';

-- AlterTable
ALTER TABLE "ActionItem" ADD COLUMN     "agendaItemId" UUID,
ADD COLUMN     "blockedReason" TEXT,
ADD COLUMN     "comment" TEXT,
ADD COLUMN     "contributorIds" UUID[],
ADD COLUMN     "droppedReason" TEXT,
ADD COLUMN     "meetingId" UUID,
ADD COLUMN     "needsOwner" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "postponements" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "progress" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "riskId" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN     "description" TEXT,
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "origin" "ItemOrigin" NOT NULL DEFAULT 'member',
ADD COLUMN     "originId" UUID,
ADD COLUMN     "position" INTEGER,
ADD COLUMN     "recurring" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "startedAt" TIMESTAMPTZ(3),
ALTER COLUMN "proposedById" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Committee" ADD COLUMN     "agendaTemplate" JSONB,
ADD COLUMN     "closedOn" DATE,
ADD COLUMN     "computerises" TEXT[],
ADD COLUMN     "template" TEXT;

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "abstentions" INTEGER,
ADD COLUMN     "adoptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "agendaItemId" UUID,
ADD COLUMN     "appliedAt" TIMESTAMPTZ(3),
ADD COLUMN     "castingVote" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "consultationId" UUID,
ADD COLUMN     "dissent" TEXT,
ADD COLUMN     "reservedUntil" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "votesAgainst" INTEGER,
ADD COLUMN     "votesFor" INTEGER;

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "agendaBuiltAt" TIMESTAMPTZ(3),
ADD COLUMN     "agendaClosedAt" TIMESTAMPTZ(3),
ADD COLUMN     "agendaValidatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "agendaValidatedById" UUID,
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "closedById" UUID,
ADD COLUMN     "convenedAt" TIMESTAMPTZ(3),
ADD COLUMN     "currentItemId" UUID,
ADD COLUMN     "exception" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "openedAt" TIMESTAMPTZ(3),
ADD COLUMN     "openedById" UUID,
ADD COLUMN     "quorumNeeded" INTEGER,
ADD COLUMN     "recurrenceLocal" TEXT,
ADD COLUMN     "secondCallOfId" UUID,
ADD COLUMN     "secretaryId" UUID,
ADD COLUMN     "seriesId" UUID,
ADD COLUMN     "sessionKind" "SessionKind",
ADD COLUMN     "votingSeats" INTEGER;

-- CreateTable
CREATE TABLE "MeetingSeries" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "startsLocal" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "untilOn" DATE NOT NULL,
    "excluded" TEXT[],
    "place" TEXT,
    "videoLink" TEXT,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "SeriesState" NOT NULL DEFAULT 'active',
    "phase" "MilestonePhase",
    "agreement" "AgreementState" NOT NULL DEFAULT 'notAsked',
    "agreedById" UUID,
    "agreedAt" TIMESTAMPTZ(3),
    "agreementNote" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MeetingSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT,
    "durationMinutes" INTEGER NOT NULL,
    "place" TEXT,
    "videoLink" TEXT,
    "timeZone" TEXT NOT NULL,
    "deadlineOn" DATE NOT NULL,
    "state" "PollState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "meetingId" UUID,
    "personIds" UUID[],
    "completeAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollSlot" (
    "id" UUID NOT NULL,
    "pollId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startsLocal" TEXT NOT NULL,

    CONSTRAINT "PollSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollAnswer" (
    "slotId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "choice" "PollChoice" NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredVia" "Platform",

    CONSTRAINT "PollAnswer_pkey" PRIMARY KEY ("slotId","personId")
);

-- CreateTable
CREATE TABLE "AgendaGuest" (
    "itemId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "AgendaGuest_pkey" PRIMARY KEY ("itemId","personId")
);

-- CreateTable
CREATE TABLE "AgendaDocument" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "url" TEXT,
    "fileId" UUID,
    "addedById" UUID,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgendaDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LogisticsCheck" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "state" "LogisticsState" NOT NULL DEFAULT 'open',
    "ownerId" UUID,
    "note" TEXT,
    "changedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LogisticsCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "seatOfId" UUID,
    "mode" "AttendanceMode" NOT NULL,
    "arrivedAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),
    "enteredById" UUID,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionNote" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "agendaItemId" UUID,
    "text" TEXT NOT NULL,
    "dissent" BOOLEAN NOT NULL DEFAULT false,
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "meetingId" UUID,
    "agendaItemId" UUID,
    "decisionId" UUID,
    "consultationId" UUID,
    "method" "BallotMethod" NOT NULL,
    "state" "BallotState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "voices" INTEGER,
    "votesFor" INTEGER,
    "votesAgainst" INTEGER,
    "abstentions" INTEGER,
    "castingVote" BOOLEAN NOT NULL DEFAULT false,
    "openedById" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "ballotId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "castById" UUID NOT NULL,
    "choice" "VoteChoice" NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,
    "castVia" "Platform",

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("ballotId","memberId")
);

-- CreateTable
CREATE TABLE "Consultation" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "type" "DecisionType" NOT NULL DEFAULT 'arbitration',
    "ownerId" UUID,
    "rationale" TEXT,
    "effectiveOn" DATE,
    "deadlineAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "ConsultationState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "memberIds" UUID[],
    "quorumNeeded" INTEGER NOT NULL,
    "openedById" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "agendaItemId" UUID,

    CONSTRAINT "Consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Minutes" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "state" "MinutesState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "releasedByLfId" UUID,
    "releasedByLfAt" TIMESTAMPTZ(3),
    "releasedByLtId" UUID,
    "releasedByLtAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "locksAt" TIMESTAMPTZ(3),
    "approval" "MinutesApproval",
    "approvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Minutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MinutesVersion" (
    "minutesId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "MinutesVersion_pkey" PRIMARY KEY ("minutesId","version")
);

-- CreateTable
CREATE TABLE "MinutesResponse" (
    "minutesId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "answer" "MinutesAnswer" NOT NULL,
    "version" INTEGER NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredVia" "Platform",

    CONSTRAINT "MinutesResponse_pkey" PRIMARY KEY ("minutesId","personId")
);

-- CreateTable
CREATE TABLE "MinutesCorrection" (
    "id" UUID NOT NULL,
    "minutesId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "state" "CorrectionState" NOT NULL DEFAULT 'asked',
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "MinutesCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MinutesErratum" (
    "id" UUID NOT NULL,
    "minutesId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MinutesErratum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecutiveReport" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "periodFrom" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB,
    "asks" TEXT,
    "signedByLfId" UUID,
    "signedByLfAt" TIMESTAMPTZ(3),
    "signedByLtId" UUID,
    "signedByLtAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExecutiveReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Risk" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" "RiskCategory" NOT NULL,
    "probability" INTEGER NOT NULL,
    "impact" INTEGER NOT NULL,
    "ownerId" UUID,
    "prevention" TEXT,
    "trigger" TEXT,
    "state" "RiskState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "source" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Risk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RiskReview" (
    "riskId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "probability" INTEGER NOT NULL,
    "impact" INTEGER NOT NULL,
    "state" "RiskState" NOT NULL,
    "comment" TEXT,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RiskReview_pkey" PRIMARY KEY ("riskId","meetingId")
);

-- CreateTable
CREATE TABLE "WeatherReading" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "axis" "WeatherAxis" NOT NULL,
    "siteCode" TEXT NOT NULL DEFAULT '',
    "value" "Weather" NOT NULL,
    "comment" TEXT,
    "remedy" TEXT,
    "givenById" UUID,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "frozenAt" TIMESTAMPTZ(3),

    CONSTRAINT "WeatherReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInLink" (
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "BoardSession" (
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BoardSession_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE UNIQUE INDEX "MeetingSeries_uid_key" ON "MeetingSeries"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Poll_meetingId_key" ON "Poll"("meetingId");

-- CreateIndex
CREATE INDEX "Poll_spaceId_state_idx" ON "Poll"("spaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Poll_spaceId_number_key" ON "Poll"("spaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PollSlot_pollId_number_key" ON "PollSlot"("pollId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "LogisticsCheck_meetingId_code_key" ON "LogisticsCheck"("meetingId", "code");

-- CreateIndex
CREATE INDEX "Attendance_meetingId_personId_idx" ON "Attendance"("meetingId", "personId");

-- CreateIndex
CREATE INDEX "SessionNote_meetingId_idx" ON "SessionNote"("meetingId");

-- CreateIndex
CREATE INDEX "Ballot_meetingId_idx" ON "Ballot"("meetingId");

-- CreateIndex
CREATE INDEX "Ballot_decisionId_idx" ON "Ballot"("decisionId");

-- CreateIndex
CREATE INDEX "Ballot_consultationId_idx" ON "Ballot"("consultationId");

-- CreateIndex
CREATE UNIQUE INDEX "Consultation_spaceId_number_key" ON "Consultation"("spaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Minutes_meetingId_key" ON "Minutes"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "MinutesCorrection_minutesId_number_key" ON "MinutesCorrection"("minutesId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "MinutesErratum_minutesId_number_key" ON "MinutesErratum"("minutesId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ExecutiveReport_committeeId_number_key" ON "ExecutiveReport"("committeeId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Risk_spaceId_number_key" ON "Risk"("spaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "WeatherReading_meetingId_axis_siteCode_key" ON "WeatherReading"("meetingId", "axis", "siteCode");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_secondCallOfId_key" ON "Meeting"("secondCallOfId");

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_secondCallOfId_fkey" FOREIGN KEY ("secondCallOfId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "Decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingSeries" ADD CONSTRAINT "MeetingSeries_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollSlot" ADD CONSTRAINT "PollSlot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollAnswer" ADD CONSTRAINT "PollAnswer_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "PollSlot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaGuest" ADD CONSTRAINT "AgendaGuest_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaDocument" ADD CONSTRAINT "AgendaDocument_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaDocument" ADD CONSTRAINT "AgendaDocument_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LogisticsCheck" ADD CONSTRAINT "LogisticsCheck_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionNote" ADD CONSTRAINT "SessionNote_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionNote" ADD CONSTRAINT "SessionNote_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consultation" ADD CONSTRAINT "Consultation_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesVersion" ADD CONSTRAINT "MinutesVersion_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesResponse" ADD CONSTRAINT "MinutesResponse_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesErratum" ADD CONSTRAINT "MinutesErratum_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecutiveReport" ADD CONSTRAINT "ExecutiveReport_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Risk" ADD CONSTRAINT "Risk_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskReview" ADD CONSTRAINT "RiskReview_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskReview" ADD CONSTRAINT "RiskReview_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeatherReading" ADD CONSTRAINT "WeatherReading_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardSession" ADD CONSTRAINT "BoardSession_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Search in French: accents, capitals and endings do not matter. Words are stemmed with and without their accents, as
-- people type both, and what the stemmer leaves of a feminine ending is cut. One function that calls no other of ours:
-- an index is built with an empty search_path.
CREATE FUNCTION search_words(t text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT regexp_replace(
    translate(replace(replace(w, 'œ', 'oe'), 'æ', 'ae'), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'),
    'e+$', '')), '{}')
  FROM (
    SELECT translate(t, 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸŒÆ’', 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ''') AS small
  ) AS text,
  LATERAL (
    SELECT unnest(tsvector_to_array(to_tsvector('pg_catalog.french'::regconfig, lower(small)))) AS w
    UNION
    SELECT unnest(tsvector_to_array(to_tsvector('pg_catalog.french'::regconfig,
      translate(replace(replace(lower(small), 'œ', 'oe'), 'æ', 'ae'),
        'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'))))
  ) AS words
$$;
CREATE INDEX "Decision_search_idx" ON "Decision" USING GIN (search_words("text" || ' ' || coalesce("rationale", '') || ' ' || coalesce("dissent", '')));
CREATE INDEX "ActionItem_search_idx" ON "ActionItem" USING GIN (search_words("text" || ' ' || coalesce("comment", '')));
CREATE INDEX "MinutesVersion_search_idx" ON "MinutesVersion" USING GIN (search_words("text"));
