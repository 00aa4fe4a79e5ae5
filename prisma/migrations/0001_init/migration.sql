-- CreateEnum
CREATE TYPE "ProjectPhase" AS ENUM ('framing', 'procurement', 'preparation', 'pilot', 'rollout', 'operation', 'closed');

-- CreateEnum
CREATE TYPE "MilestonePhase" AS ENUM ('dataRecovery', 'interfaces', 'technicalPrerequisites', 'configuration', 'instanceDelivery', 'training', 'pilotSite', 'acceptance', 'regularService', 'goLive');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('lead', 'partner', 'vendor');

-- CreateEnum
CREATE TYPE "PartnershipState" AS ENUM ('prospective', 'agreed', 'signed', 'ended');

-- CreateEnum
CREATE TYPE "ConstraintKind" AS ENUM ('institutionalProject', 'agreementDeadline', 'externalEvaluation', 'worksCouncil', 'leave', 'freeze', 'closure');

-- CreateEnum
CREATE TYPE "PersonState" AS ENUM ('invited', 'active', 'left');

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('local', 'slack', 'teams', 'email');

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('unlinked', 'pending', 'linked', 'revoked');

-- CreateEnum
CREATE TYPE "CommitteeKind" AS ENUM ('copil', 'cosuiv', 'group', 'workingGroup', 'executive');

-- CreateEnum
CREATE TYPE "CommitteeState" AS ENUM ('draft', 'active', 'suspended', 'closed');

-- CreateEnum
CREATE TYPE "MembershipState" AS ENUM ('proposed', 'active', 'ended');

-- CreateEnum
CREATE TYPE "Typology" AS ENUM ('childhood', 'adults', 'elderly', 'home', 'shelteredWork');

-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('draft', 'held', 'convened', 'open', 'closed', 'minuted', 'approved', 'cancelled');

-- CreateEnum
CREATE TYPE "Answer" AS ENUM ('present', 'remote', 'absent', 'substitute');

-- CreateEnum
CREATE TYPE "ProxyState" AS ENUM ('offered', 'revoked');

-- CreateEnum
CREATE TYPE "DecisionType" AS ENUM ('functional', 'organisational', 'steering', 'arbitration', 'calendar', 'goNoGo');

-- CreateEnum
CREATE TYPE "DecisionState" AS ENUM ('draft', 'adopted', 'rejected', 'applied', 'superseded');

-- CreateEnum
CREATE TYPE "ActionState" AS ENUM ('todo', 'doing', 'blocked', 'done', 'verified', 'dropped');

-- CreateEnum
CREATE TYPE "ActionPriority" AS ENUM ('low', 'normal', 'high');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('pending', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('held', 'planned', 'queued', 'sending', 'sent', 'relayed', 'failed', 'uncertain', 'cancelled', 'superseded');

-- CreateEnum
CREATE TYPE "RecipientKind" AS ENUM ('person', 'channel');

-- CreateTable
CREATE TABLE "Space" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "projectName" TEXT NOT NULL,
    "projectPhase" "ProjectPhase" NOT NULL DEFAULT 'framing',
    "milestonePhase" "MilestonePhase",
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Space_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "town" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "holidays" TEXT NOT NULL DEFAULT 'FR',
    "executiveBodyLabel" TEXT,
    "opensAt" TEXT NOT NULL DEFAULT '08:00',
    "closesAt" TEXT NOT NULL DEFAULT '19:00',
    "maturity" INTEGER,
    "workspace" TEXT,
    "partnership" "PartnershipState" NOT NULL DEFAULT 'signed',
    "agreementSignedOn" DATE,
    "agreementEndsOn" DATE,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarConstraint" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "organisationId" UUID,
    "siteId" UUID,
    "kind" "ConstraintKind" NOT NULL,
    "label" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "hard" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CalendarConstraint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "givenName" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "title" TEXT,
    "workEmail" TEXT NOT NULL,
    "jobTitle" TEXT,
    "professionCategory" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "organisationId" UUID,
    "preferredPlatform" "Platform",
    "state" "PersonState" NOT NULL DEFAULT 'active',
    "administrator" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlatformAccount" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "state" "AccountState" NOT NULL DEFAULT 'linked',

    CONSTRAINT "PlatformAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "topic" TEXT,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Committee" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "CommitteeKind" NOT NULL,
    "label" TEXT NOT NULL,
    "state" "CommitteeState" NOT NULL DEFAULT 'draft',
    "organisationId" UUID NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "duties" TEXT,
    "cadenceDays" JSONB NOT NULL DEFAULT '{}',
    "rules" JSONB NOT NULL DEFAULT '{}',
    "place" TEXT,
    "videoLink" TEXT,

    CONSTRAINT "Committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitteeChannel" (
    "committeeId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "home" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CommitteeChannel_pkey" PRIMARY KEY ("committeeId","channelId")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "roles" TEXT[],
    "functionLabel" TEXT,
    "representsTypologies" "Typology"[],
    "representsOrganisationId" UUID,
    "voting" BOOLEAN NOT NULL DEFAULT false,
    "sponsor" BOOLEAN NOT NULL DEFAULT false,
    "substituteId" UUID,
    "phases" "MilestonePhase"[],
    "from" DATE,
    "to" DATE,
    "state" "MembershipState" NOT NULL DEFAULT 'active',

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadOfRecord" (
    "committeeId" UUID NOT NULL,
    "phase" "MilestonePhase" NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "LeadOfRecord_pkey" PRIMARY KEY ("committeeId","phase")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "state" "MeetingState" NOT NULL DEFAULT 'held',
    "startsLocal" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "place" TEXT,
    "videoLink" TEXT,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dateVersion" INTEGER NOT NULL DEFAULT 1,
    "cancelReason" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "voting" BOOLEAN NOT NULL DEFAULT true,
    "answer" "Answer",
    "answerVersion" INTEGER,
    "answerCount" INTEGER NOT NULL DEFAULT 0,
    "absenceSettled" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "substituteId" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredVia" "Platform",
    "answeredById" UUID,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proxy" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "giverId" UUID NOT NULL,
    "holderId" UUID NOT NULL,
    "state" "ProxyState" NOT NULL DEFAULT 'offered',
    "dateVersion" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Proxy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Site" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "town" TEXT,
    "typology" "Typology" NOT NULL,
    "finess" TEXT,
    "staffCount" INTEGER,
    "organisationId" UUID NOT NULL,
    "directorId" UUID,
    "channelId" UUID,
    "pilot" BOOLEAN NOT NULL DEFAULT false,
    "goLive" DATE,

    CONSTRAINT "Site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "spaceId" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("spaceId","series")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "type" "DecisionType" NOT NULL,
    "state" "DecisionState" NOT NULL DEFAULT 'draft',
    "committeeId" UUID NOT NULL,
    "meetingId" UUID,
    "item" TEXT,
    "ownerId" UUID,
    "effectiveOn" DATE,
    "rationale" TEXT,
    "supersedesId" UUID,
    "recordedById" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "ActionState" NOT NULL DEFAULT 'todo',
    "priority" "ActionPriority" NOT NULL DEFAULT 'normal',
    "committeeId" UUID,
    "ownerId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "firstDueOn" DATE NOT NULL,
    "decisionId" UUID,
    "siteId" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ActionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "committeeId" UUID,
    "command" TEXT NOT NULL,
    "arguments" JSONB NOT NULL,
    "line" TEXT NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'pending',
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageDelivery" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "subjectVersion" INTEGER NOT NULL,
    "recipientKind" "RecipientKind" NOT NULL,
    "recipientId" UUID NOT NULL,
    "message" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "nature" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "subjectOn" DATE,
    "mergeable" BOOLEAN NOT NULL DEFAULT false,
    "perishable" BOOLEAN NOT NULL DEFAULT false,
    "live" BOOLEAN NOT NULL DEFAULT false,
    "state" "DeliveryState" NOT NULL DEFAULT 'planned',
    "outcome" TEXT,
    "mergedIntoId" UUID,
    "platform" "Platform",
    "workspace" TEXT,
    "address" TEXT,
    "externalId" TEXT,
    "threadId" TEXT,
    "card" JSONB,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "leasedUntil" TIMESTAMPTZ(3),
    "correlationId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MessageDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "id" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "handledAt" TIMESTAMPTZ(3),
    "reply" JSONB,

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "onBehalfOfId" UUID,
    "act" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "platform" "Platform",
    "correlationId" TEXT,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsedAnswerLink" (
    "token" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UsedAnswerLink_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "personId" UUID,
    "committeeId" UUID,
    "generation" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocalClock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "now" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LocalClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocalMessage" (
    "id" UUID NOT NULL,
    "workspace" TEXT NOT NULL,
    "key" TEXT,
    "conversation" TEXT NOT NULL,
    "threadId" UUID,
    "author" TEXT,
    "visibleTo" TEXT,
    "card" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "files" JSONB NOT NULL DEFAULT '[]',
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LocalMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocalForm" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LocalForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocalMail" (
    "id" UUID NOT NULL,
    "messageId" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "calendar" TEXT,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LocalMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Space_slug_key" ON "Space"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_spaceId_code_key" ON "Organisation"("spaceId", "code");

-- CreateIndex
CREATE INDEX "CalendarConstraint_spaceId_idx" ON "CalendarConstraint"("spaceId");

-- CreateIndex
CREATE INDEX "Person_workEmail_idx" ON "Person"("workEmail");

-- CreateIndex
CREATE UNIQUE INDEX "Person_spaceId_handle_key" ON "Person"("spaceId", "handle");

-- CreateIndex
CREATE INDEX "PlatformAccount_personId_idx" ON "PlatformAccount"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PlatformAccount_platform_workspace_externalId_key" ON "PlatformAccount"("platform", "workspace", "externalId");

-- CreateIndex
CREATE INDEX "Absence_personId_idx" ON "Absence"("personId");

-- CreateIndex
CREATE INDEX "Channel_spaceId_idx" ON "Channel"("spaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_platform_workspace_externalId_key" ON "Channel"("platform", "workspace", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Committee_spaceId_code_key" ON "Committee"("spaceId", "code");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_committeeId_personId_key" ON "Membership"("committeeId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_uid_key" ON "Meeting"("uid");

-- CreateIndex
CREATE INDEX "Meeting_spaceId_startsAt_idx" ON "Meeting"("spaceId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_committeeId_number_key" ON "Meeting"("committeeId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_meetingId_personId_key" ON "Invitation"("meetingId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Proxy_meetingId_giverId_key" ON "Proxy"("meetingId", "giverId");

-- CreateIndex
CREATE UNIQUE INDEX "Site_spaceId_code_key" ON "Site"("spaceId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_spaceId_number_key" ON "Decision"("spaceId", "number");

-- CreateIndex
CREATE INDEX "ActionItem_ownerId_state_idx" ON "ActionItem"("ownerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ActionItem_spaceId_number_key" ON "ActionItem"("spaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "MessageDelivery_key_key" ON "MessageDelivery"("key");

-- CreateIndex
CREATE INDEX "MessageDelivery_state_dueAt_idx" ON "MessageDelivery"("state", "dueAt");

-- CreateIndex
CREATE INDEX "MessageDelivery_subjectType_subjectId_idx" ON "MessageDelivery"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "MessageDelivery_recipientId_dueAt_idx" ON "MessageDelivery"("recipientId", "dueAt");

-- CreateIndex
CREATE INDEX "MessageDelivery_spaceId_dueAt_idx" ON "MessageDelivery"("spaceId", "dueAt");

-- CreateIndex
CREATE INDEX "InboxEvent_receivedAt_idx" ON "InboxEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_idx" ON "AuditEvent"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_spaceId_at_idx" ON "AuditEvent"("spaceId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_personId_key" ON "CalendarFeed"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_committeeId_key" ON "CalendarFeed"("committeeId");

-- CreateIndex
CREATE UNIQUE INDEX "LocalMessage_key_key" ON "LocalMessage"("key");

-- CreateIndex
CREATE INDEX "LocalMessage_workspace_conversation_id_idx" ON "LocalMessage"("workspace", "conversation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LocalMail_messageId_key" ON "LocalMail"("messageId");

-- CreateIndex
CREATE INDEX "LocalMail_to_idx" ON "LocalMail"("to");

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarConstraint" ADD CONSTRAINT "CalendarConstraint_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarConstraint" ADD CONSTRAINT "CalendarConstraint_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlatformAccount" ADD CONSTRAINT "PlatformAccount_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeChannel" ADD CONSTRAINT "CommitteeChannel_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeChannel" ADD CONSTRAINT "CommitteeChannel_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_substituteId_fkey" FOREIGN KEY ("substituteId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadOfRecord" ADD CONSTRAINT "LeadOfRecord_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_substituteId_fkey" FOREIGN KEY ("substituteId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proxy" ADD CONSTRAINT "Proxy_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_directorId_fkey" FOREIGN KEY ("directorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;
