-- CreateEnum
CREATE TYPE "WorkspaceState" AS ENUM ('installed', 'revoked');

-- CreateEnum
CREATE TYPE "AgendaPurpose" AS ENUM ('information', 'discussion', 'decision', 'arbitration');

-- CreateEnum
CREATE TYPE "AgendaItemState" AS ENUM ('proposed', 'accepted', 'discussed', 'done', 'postponed', 'refused');

-- AlterTable
ALTER TABLE "ActionItem" ADD COLUMN     "sourceUrl" TEXT;

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "sourceUrl" TEXT;

-- AlterTable
ALTER TABLE "InboxEvent" DROP COLUMN "reply",
ADD COLUMN     "reply" BYTEA;

-- AlterTable
ALTER TABLE "MessageDelivery" ADD COLUMN     "doubtful" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "PlatformAccount" ADD COLUMN     "directId" TEXT,
ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ChatWorkspace" (
    "id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT,
    "spaceId" UUID,
    "state" "WorkspaceState" NOT NULL DEFAULT 'installed',
    "credentials" BYTEA,
    "tokenExpiresAt" TIMESTAMPTZ(3),
    "scopes" TEXT[],
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatWorkspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OAuthState" (
    "id" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OAuthState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairingCode" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PairingCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" "AgendaPurpose" NOT NULL DEFAULT 'discussion',
    "minutes" INTEGER,
    "presenterId" UUID,
    "state" "AgendaItemState" NOT NULL DEFAULT 'proposed',
    "sourceUrl" TEXT,
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntakeEvent" (
    "id" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA,
    "signature" TEXT,
    "handledAt" TIMESTAMPTZ(3),
    "leasedUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "IntakeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CarriedState" (
    "id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CarriedState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SendSlot" (
    "id" TEXT NOT NULL,
    "freeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SendSlot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChatWorkspace_platform_externalId_key" ON "ChatWorkspace"("platform", "externalId");

-- CreateIndex
CREATE INDEX "PairingCode_platform_workspace_externalId_idx" ON "PairingCode"("platform", "workspace", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_meetingId_number_key" ON "AgendaItem"("meetingId", "number");

-- CreateIndex
CREATE INDEX "IntakeEvent_handledAt_leasedUntil_idx" ON "IntakeEvent"("handledAt", "leasedUntil");

-- CreateIndex
CREATE INDEX "IntakeEvent_receivedAt_idx" ON "IntakeEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "CarriedState_createdAt_idx" ON "CarriedState"("createdAt");

-- AddForeignKey
ALTER TABLE "ChatWorkspace" ADD CONSTRAINT "ChatWorkspace_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairingCode" ADD CONSTRAINT "PairingCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_presenterId_fkey" FOREIGN KEY ("presenterId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
