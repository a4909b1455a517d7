-- Which set each worker vouched for as a version of a deployment's signers: one set for one version, ever.
CREATE TABLE "workers"."set_vouch" (
    "chain" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "deployment" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "worker" TEXT NOT NULL,
    "signers_hash" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "set_vouch_pkey" PRIMARY KEY ("chain","anchor","deployment","version","worker")
);
