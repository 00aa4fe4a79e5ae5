-- CreateEnum
CREATE TYPE "SiteState" AS ENUM ('active', 'closed');

-- CreateEnum
CREATE TYPE "DeploymentKind" AS ENUM ('firstInstallation', 'change');

-- CreateEnum
CREATE TYPE "DeploymentState" AS ENUM ('planned', 'preparing', 'ready', 'live', 'hypercare', 'capitalised', 'closed', 'postponed', 'suspended');

-- CreateEnum
CREATE TYPE "MilestoneState" AS ENUM ('todo', 'doing', 'done', 'notApplicable');

-- CreateEnum
CREATE TYPE "CalendarVersionState" AS ENUM ('draft', 'inReview', 'agreed', 'adopted', 'superseded');

-- CreateEnum
CREATE TYPE "CalendarOpinionKind" AS ENUM ('agreed', 'comment', 'objection');

-- CreateEnum
CREATE TYPE "ReferentKind" AS ENUM ('business', 'technical');

-- CreateEnum
CREATE TYPE "ReferentState" AS ENUM ('proposed', 'accepted', 'handedOver', 'ended', 'declined');

-- CreateEnum
CREATE TYPE "ReadinessCheckState" AS ENUM ('open', 'supplied', 'verified', 'failed', 'expired', 'notApplicable');

-- CreateEnum
CREATE TYPE "NudgeAnswer" AS ENUM ('done', 'help', 'notMe');

-- CreateEnum
CREATE TYPE "NudgeState" AS ENUM ('sent', 'answered', 'escalated', 'cancelled');

-- CreateEnum
CREATE TYPE "GoNoGoState" AS ENUM ('open', 'go', 'goWithReservations', 'noGo', 'void', 'lapsed');

-- CreateEnum
CREATE TYPE "GoChoice" AS ENUM ('go', 'goWithReservations', 'noGo');

-- CreateEnum
CREATE TYPE "AnnouncementKind" AS ENUM ('launch', 'progress', 'first', 'second', 'third', 'correction');

-- CreateEnum
CREATE TYPE "AnnouncementState" AS ENUM ('draft', 'inApproval', 'approved', 'sent', 'corrected', 'withdrawn', 'expired');

-- CreateEnum
CREATE TYPE "DayChoice" AS ENUM ('fine', 'difficulty', 'blocking');

-- CreateEnum
CREATE TYPE "DifficultySeverity" AS ENUM ('nuisance', 'difficulty', 'blocking');

-- CreateEnum
CREATE TYPE "DifficultyState" AS ENUM ('reported', 'qualified', 'withRemedy', 'solved', 'confirmed', 'reopened');

-- CreateEnum
CREATE TYPE "RemedyKind" AS ENUM ('informationMeeting', 'followUpMeeting', 'tool', 'document');

-- CreateEnum
CREATE TYPE "RemedyState" AS ENUM ('proposed', 'planned', 'delivered', 'effective', 'notEffective');

-- CreateEnum
CREATE TYPE "VendorRequestKind" AS ENUM ('functional', 'regulatory', 'defect');

-- CreateEnum
CREATE TYPE "VendorRequestState" AS ENUM ('draft', 'approved', 'sent', 'accepted', 'refused', 'delivered', 'verified');

-- CreateEnum
CREATE TYPE "PulseState" AS ENUM ('open', 'closed', 'published');

-- CreateEnum
CREATE TYPE "UsageMeasureState" AS ENUM ('entered', 'checked', 'reported');

-- CreateEnum
CREATE TYPE "LessonsThreadState" AS ENUM ('open', 'synthesis', 'inApproval', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "LessonKind" AS ENUM ('success', 'difficulty', 'recommendation');

-- CreateEnum
CREATE TYPE "LessonState" AS ENUM ('draft', 'approved', 'applied', 'withdrawn');

-- CreateEnum
CREATE TYPE "TrainingState" AS ENUM ('planned', 'full', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "SeatState" AS ENUM ('registered', 'present', 'absent');

-- AlterTable
ALTER TABLE "CalendarConstraint" ADD COLUMN     "addedById" UUID,
ADD COLUMN     "confirmed" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "workloadMax" INTEGER,
ADD COLUMN     "workloadMin" INTEGER;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "phone" TEXT;

-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "phone" TEXT,
ADD COLUMN     "shiftStarts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "state" "SiteState" NOT NULL DEFAULT 'active';

-- AlterTable
ALTER TABLE "Space" ADD COLUMN     "charter" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "Posting" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "siteId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "team" TEXT,
    "shiftStartsAt" TEXT,
    "unitManager" BOOLEAN NOT NULL DEFAULT false,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deployment" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "siteId" UUID NOT NULL,
    "kind" "DeploymentKind" NOT NULL DEFAULT 'firstInstallation',
    "pilot" BOOLEAN NOT NULL DEFAULT false,
    "goLive" DATE,
    "state" "DeploymentState" NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 1,
    "trainers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "vendorContactId" UUID,
    "supportPhone" TEXT,
    "objectives" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeploymentMove" (
    "id" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "from" DATE,
    "to" DATE,
    "reason" TEXT NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeploymentMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "phase" "MilestonePhase" NOT NULL,
    "startsOn" DATE,
    "endsOn" DATE,
    "doneOn" DATE,
    "state" "MilestoneState" NOT NULL DEFAULT 'todo',
    "ownerId" UUID,
    "ownerLabel" TEXT,
    "after" "MilestonePhase"[],

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarVersion" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "CalendarVersionState" NOT NULL DEFAULT 'draft',
    "note" TEXT,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "adoptedAt" TIMESTAMPTZ(3),
    "supersededAt" TIMESTAMPTZ(3),
    "decisionId" UUID,
    "entries" JSONB NOT NULL,

    CONSTRAINT "CalendarVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarOpinion" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "CalendarOpinionKind" NOT NULL,
    "text" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferentAssignment" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "siteId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "ReferentKind" NOT NULL,
    "missions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" "ReferentState" NOT NULL DEFAULT 'proposed',
    "from" DATE,
    "to" DATE,
    "timeShare" INTEGER,
    "namedById" UUID,
    "acceptedAt" TIMESTAMPTZ(3),
    "successorDueOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReferentAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OnCall" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "siteId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "phone" TEXT,

    CONSTRAINT "OnCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadinessTemplate" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "organisationId" UUID,
    "typology" "Typology",
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "ownerRole" TEXT NOT NULL,
    "dueDays" INTEGER NOT NULL,
    "blocking" BOOLEAN NOT NULL,
    "perishableDays" INTEGER,
    "perDate" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ReadinessTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadinessCheck" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "ownerRole" TEXT NOT NULL,
    "ownerId" UUID,
    "dueDays" INTEGER NOT NULL,
    "blocking" BOOLEAN NOT NULL,
    "perishableDays" INTEGER,
    "perDate" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "state" "ReadinessCheckState" NOT NULL DEFAULT 'open',
    "proof" TEXT,
    "proofUrl" TEXT,
    "reason" TEXT,
    "suppliedOn" DATE,
    "verifiedOn" DATE,
    "forDate" DATE,
    "changedById" UUID,
    "changedAt" TIMESTAMPTZ(3),
    "actionId" UUID,
    "lessonId" UUID,

    CONSTRAINT "ReadinessCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Nudge" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 1,
    "checkCodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" "NudgeAnswer",
    "answeredAt" TIMESTAMPTZ(3),
    "state" "NudgeState" NOT NULL DEFAULT 'sent',
    "actionId" UUID,
    "fromId" UUID,

    CONSTRAINT "Nudge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoNoGo" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "goLive" DATE NOT NULL,
    "state" "GoNoGoState" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "checks" JSONB,
    "decisionId" UUID,

    CONSTRAINT "GoNoGo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoVote" (
    "goNoGoId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "choice" "GoChoice" NOT NULL,
    "comment" TEXT,
    "votedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GoVote_pkey" PRIMARY KEY ("goNoGoId","personId")
);

-- CreateTable
CREATE TABLE "GoReservation" (
    "id" UUID NOT NULL,
    "goNoGoId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "actionId" UUID,

    CONSTRAINT "GoReservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "organisationId" UUID,
    "siteId" UUID,
    "deploymentId" UUID,
    "version" INTEGER,
    "kind" "AnnouncementKind" NOT NULL,
    "state" "AnnouncementState" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "textVersion" INTEGER NOT NULL DEFAULT 1,
    "plannedOn" DATE,
    "draftedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnouncementTemplate" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "organisationId" UUID,
    "typology" "Typology",
    "kind" "AnnouncementKind" NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "changedById" UUID,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnnouncementTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Acknowledgement" (
    "id" UUID NOT NULL,
    "announcementId" UUID NOT NULL,
    "personId" UUID,
    "team" TEXT,
    "count" INTEGER NOT NULL DEFAULT 1,
    "enteredById" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DayAnswer" (
    "deploymentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "answer" "DayChoice" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DayAnswer_pkey" PRIMARY KEY ("deploymentId","personId","on")
);

-- CreateTable
CREATE TABLE "FieldCheck" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FieldCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Difficulty" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "siteId" UUID NOT NULL,
    "deploymentId" UUID,
    "category" TEXT,
    "team" TEXT,
    "severity" "DifficultySeverity" NOT NULL,
    "text" TEXT NOT NULL,
    "reporterId" UUID,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "state" "DifficultyState" NOT NULL DEFAULT 'reported',
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "qualifiedById" UUID,
    "qualifiedAt" TIMESTAMPTZ(3),
    "remedyId" UUID,
    "vendorRequestId" UUID,
    "solvedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Difficulty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Remedy" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "siteId" UUID,
    "kind" "RemedyKind" NOT NULL,
    "team" TEXT,
    "text" TEXT NOT NULL,
    "ownerId" UUID,
    "onDate" DATE,
    "state" "RemedyState" NOT NULL DEFAULT 'proposed',
    "effect" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Remedy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VendorRequest" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "VendorRequestKind" NOT NULL,
    "text" TEXT NOT NULL,
    "priority" "ActionPriority" NOT NULL DEFAULT 'normal',
    "state" "VendorRequestState" NOT NULL DEFAULT 'draft',
    "vendorReference" TEXT,
    "promisedVersion" TEXT,
    "answer" TEXT,
    "authorId" UUID,
    "approvedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "groupedIntoId" UUID,

    CONSTRAINT "VendorRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VendorRequestAsker" (
    "id" UUID NOT NULL,
    "vendorRequestId" UUID NOT NULL,
    "siteId" UUID,
    "personId" UUID,
    "thanked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "VendorRequestAsker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pulse" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "PulseState" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "asked" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,

    CONSTRAINT "Pulse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PulseAnswer" (
    "id" UUID NOT NULL,
    "pulseId" UUID NOT NULL,
    "team" TEXT,
    "category" TEXT,
    "answers" JSONB NOT NULL,

    CONSTRAINT "PulseAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PulseParticipation" (
    "pulseId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "PulseParticipation_pkey" PRIMARY KEY ("pulseId","personId")
);

-- CreateTable
CREATE TABLE "PulseFear" (
    "id" UUID NOT NULL,
    "pulseId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "reply" TEXT,

    CONSTRAINT "PulseFear_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsageTarget" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "organisationId" UUID,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "target" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "UsageTarget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsageMeasure" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "siteId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "measuredOn" DATE NOT NULL,
    "proof" TEXT,
    "proofUrl" TEXT,
    "state" "UsageMeasureState" NOT NULL DEFAULT 'entered',
    "enteredById" UUID,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedById" UUID,

    CONSTRAINT "UsageMeasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LessonsThread" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "state" "LessonsThreadState" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "sheet" JSONB,
    "sheetVersion" INTEGER NOT NULL DEFAULT 0,
    "draftedById" UUID,
    "draftedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "LessonsThread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "personId" UUID,
    "question" TEXT NOT NULL,
    "text" TEXT,
    "on" DATE NOT NULL,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LessonsApproval" (
    "threadId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "sheetVersion" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LessonsApproval_pkey" PRIMARY KEY ("threadId","personId")
);

-- CreateTable
CREATE TABLE "Lesson" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "threadId" UUID NOT NULL,
    "kind" "LessonKind" NOT NULL,
    "text" TEXT NOT NULL,
    "dueDays" INTEGER,
    "state" "LessonState" NOT NULL DEFAULT 'draft',
    "approvedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LessonApplication" (
    "lessonId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "checkId" UUID NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LessonApplication_pkey" PRIMARY KEY ("lessonId","deploymentId")
);

-- CreateTable
CREATE TABLE "TrainingSession" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "siteId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "startsAt" TEXT,
    "title" TEXT NOT NULL,
    "category" TEXT,
    "seats" INTEGER,
    "trainer" TEXT,
    "place" TEXT,
    "state" "TrainingState" NOT NULL DEFAULT 'planned',

    CONSTRAINT "TrainingSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainingSeat" (
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "state" "SeatState" NOT NULL DEFAULT 'registered',

    CONSTRAINT "TrainingSeat_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateTable
CREATE TABLE "Pause" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "siteId" UUID,
    "reason" TEXT NOT NULL,
    "byId" UUID,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" DATE,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "Pause_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Posting_personId_idx" ON "Posting"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Posting_siteId_personId_key" ON "Posting"("siteId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Deployment_siteId_key" ON "Deployment"("siteId");

-- CreateIndex
CREATE INDEX "Deployment_spaceId_idx" ON "Deployment"("spaceId");

-- CreateIndex
CREATE UNIQUE INDEX "DeploymentMove_deploymentId_version_key" ON "DeploymentMove"("deploymentId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_deploymentId_phase_key" ON "Milestone"("deploymentId", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarVersion_spaceId_number_key" ON "CalendarVersion"("spaceId", "number");

-- CreateIndex
CREATE INDEX "CalendarOpinion_versionId_idx" ON "CalendarOpinion"("versionId");

-- CreateIndex
CREATE INDEX "ReferentAssignment_siteId_idx" ON "ReferentAssignment"("siteId");

-- CreateIndex
CREATE INDEX "ReferentAssignment_personId_idx" ON "ReferentAssignment"("personId");

-- CreateIndex
CREATE INDEX "OnCall_siteId_idx" ON "OnCall"("siteId");

-- CreateIndex
CREATE INDEX "ReadinessTemplate_spaceId_idx" ON "ReadinessTemplate"("spaceId");

-- CreateIndex
CREATE UNIQUE INDEX "ReadinessCheck_deploymentId_code_key" ON "ReadinessCheck"("deploymentId", "code");

-- CreateIndex
CREATE INDEX "Nudge_personId_idx" ON "Nudge"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Nudge_deploymentId_version_rule_personId_key" ON "Nudge"("deploymentId", "version", "rule", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "GoNoGo_deploymentId_version_key" ON "GoNoGo"("deploymentId", "version");

-- CreateIndex
CREATE INDEX "Announcement_spaceId_idx" ON "Announcement"("spaceId");

-- CreateIndex
CREATE INDEX "Announcement_deploymentId_idx" ON "Announcement"("deploymentId");

-- CreateIndex
CREATE INDEX "AnnouncementTemplate_spaceId_idx" ON "AnnouncementTemplate"("spaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Acknowledgement_announcementId_personId_key" ON "Acknowledgement"("announcementId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "FieldCheck_deploymentId_personId_rule_key" ON "FieldCheck"("deploymentId", "personId", "rule");

-- CreateIndex
CREATE INDEX "Difficulty_siteId_idx" ON "Difficulty"("siteId");

-- CreateIndex
CREATE UNIQUE INDEX "Difficulty_spaceId_number_key" ON "Difficulty"("spaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Remedy_spaceId_number_key" ON "Remedy"("spaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "VendorRequest_spaceId_number_key" ON "VendorRequest"("spaceId", "number");

-- CreateIndex
CREATE INDEX "VendorRequestAsker_vendorRequestId_idx" ON "VendorRequestAsker"("vendorRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "Pulse_deploymentId_number_key" ON "Pulse"("deploymentId", "number");

-- CreateIndex
CREATE INDEX "UsageTarget_spaceId_idx" ON "UsageTarget"("spaceId");

-- CreateIndex
CREATE INDEX "UsageMeasure_siteId_code_idx" ON "UsageMeasure"("siteId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "LessonsThread_deploymentId_key" ON "LessonsThread"("deploymentId");

-- CreateIndex
CREATE INDEX "Contribution_threadId_idx" ON "Contribution"("threadId");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_spaceId_number_key" ON "Lesson"("spaceId", "number");

-- CreateIndex
CREATE INDEX "TrainingSession_siteId_idx" ON "TrainingSession"("siteId");

-- CreateIndex
CREATE INDEX "Pause_spaceId_idx" ON "Pause"("spaceId");

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentMove" ADD CONSTRAINT "DeploymentMove_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarOpinion" ADD CONSTRAINT "CalendarOpinion_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "CalendarVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferentAssignment" ADD CONSTRAINT "ReferentAssignment_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferentAssignment" ADD CONSTRAINT "ReferentAssignment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OnCall" ADD CONSTRAINT "OnCall_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessCheck" ADD CONSTRAINT "ReadinessCheck_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nudge" ADD CONSTRAINT "Nudge_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoNoGo" ADD CONSTRAINT "GoNoGo_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoVote" ADD CONSTRAINT "GoVote_goNoGoId_fkey" FOREIGN KEY ("goNoGoId") REFERENCES "GoNoGo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoReservation" ADD CONSTRAINT "GoReservation_goNoGoId_fkey" FOREIGN KEY ("goNoGoId") REFERENCES "GoNoGo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Difficulty" ADD CONSTRAINT "Difficulty_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Difficulty" ADD CONSTRAINT "Difficulty_remedyId_fkey" FOREIGN KEY ("remedyId") REFERENCES "Remedy"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Difficulty" ADD CONSTRAINT "Difficulty_vendorRequestId_fkey" FOREIGN KEY ("vendorRequestId") REFERENCES "VendorRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VendorRequest" ADD CONSTRAINT "VendorRequest_groupedIntoId_fkey" FOREIGN KEY ("groupedIntoId") REFERENCES "VendorRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VendorRequestAsker" ADD CONSTRAINT "VendorRequestAsker_vendorRequestId_fkey" FOREIGN KEY ("vendorRequestId") REFERENCES "VendorRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pulse" ADD CONSTRAINT "Pulse_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PulseAnswer" ADD CONSTRAINT "PulseAnswer_pulseId_fkey" FOREIGN KEY ("pulseId") REFERENCES "Pulse"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PulseParticipation" ADD CONSTRAINT "PulseParticipation_pulseId_fkey" FOREIGN KEY ("pulseId") REFERENCES "Pulse"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PulseFear" ADD CONSTRAINT "PulseFear_pulseId_fkey" FOREIGN KEY ("pulseId") REFERENCES "Pulse"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageMeasure" ADD CONSTRAINT "UsageMeasure_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonsThread" ADD CONSTRAINT "LessonsThread_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "LessonsThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonsApproval" ADD CONSTRAINT "LessonsApproval_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "LessonsThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "LessonsThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonApplication" ADD CONSTRAINT "LessonApplication_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingSession" ADD CONSTRAINT "TrainingSession_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainingSeat" ADD CONSTRAINT "TrainingSeat_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A site had one date; it has a deployment now.
INSERT INTO "Deployment" ("id", "spaceId", "siteId", "pilot", "goLive")
SELECT gen_random_uuid(), "spaceId", "id", "pilot", "goLive" FROM "Site";
ALTER TABLE "Site" DROP COLUMN "goLive", DROP COLUMN "pilot";

-- Search in French over what was learnt (0003).
CREATE INDEX "Lesson_search_idx" ON "Lesson" USING GIN (search_words("text"));

-- Where an organisation reads its news (D29, M14).
ALTER TABLE "Organisation" ADD COLUMN     "newsChannelId" UUID;
