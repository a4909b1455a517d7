
-- CreateTable
CREATE TABLE "instance" (
    "id" TEXT NOT NULL,
    "roster_seed" TEXT NOT NULL,
    "roster_size" INTEGER NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bundle" (
    "cid" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "bundle_pkey" PRIMARY KEY ("cid")
);

-- CreateTable
CREATE TABLE "workflow" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_ms" BIGINT NOT NULL,
    "updated_ms" BIGINT NOT NULL,
    "deleted_ms" BIGINT,

    CONSTRAINT "workflow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "workflow_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "graph" JSONB NOT NULL,
    "save_id" TEXT,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("workflow_id","n")
);

-- CreateTable
CREATE TABLE "shared_graph" (
    "cid" TEXT NOT NULL,
    "graph" JSONB NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "shared_graph_pkey" PRIMARY KEY ("cid")
);

-- CreateTable
CREATE TABLE "owner" (
    "key" TEXT NOT NULL,
    "balance_pha" BIGINT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "owner_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "owner_act" (
    "owner_key" TEXT NOT NULL,
    "nonce" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "act" JSONB NOT NULL,
    "message" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "owner_act_pkey" PRIMARY KEY ("owner_key","nonce")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "nonce" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "workflow_id" TEXT,
    "status" TEXT NOT NULL,
    "stake_pha" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_ms" BIGINT NOT NULL,
    "updated_ms" BIGINT NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_version" (
    "deployment_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "bundle_cid" TEXT NOT NULL,
    "signed_act" JSONB NOT NULL,
    "revision" INTEGER,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "deployment_version_pkey" PRIMARY KEY ("deployment_id","n")
);

-- CreateTable
CREATE TABLE "trigger_cursor" (
    "deployment_id" TEXT NOT NULL,
    "last_ms" BIGINT NOT NULL,
    "next_ms" BIGINT,

    CONSTRAINT "trigger_cursor_pkey" PRIMARY KEY ("deployment_id")
);

-- CreateTable
CREATE TABLE "epoch" (
    "n" INTEGER NOT NULL,
    "randomness" TEXT NOT NULL,
    "block_number" BIGINT NOT NULL,
    "block_hash" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "epoch_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "signer_set" (
    "chain" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "deployment_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "members" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "signer_set_pkey" PRIMARY KEY ("chain","anchor","deployment_id","version")
);

-- CreateTable
CREATE TABLE "run" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "deployment_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "trigger_key" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "due_ms" BIGINT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "act" JSONB,
    "prepared" JSONB,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "deadline_ms" BIGINT,
    "created_ms" BIGINT NOT NULL,
    "ended_ms" BIGINT,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "run_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at_ms" BIGINT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateTable
CREATE TABLE "observation" (
    "run_id" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "signature" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "exchanges" JSONB NOT NULL,
    "trace" JSONB NOT NULL,
    "received_ms" BIGINT NOT NULL,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("run_id","worker")
);

-- CreateTable
CREATE TABLE "agreement" (
    "run_id" TEXT NOT NULL,
    "set_hash" TEXT NOT NULL,
    "agreement" JSONB NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "attestation" (
    "run_id" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("run_id","worker","slot")
);

-- CreateTable
CREATE TABLE "state" (
    "deployment_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "run_id" TEXT NOT NULL,

    CONSTRAINT "state_pkey" PRIMARY KEY ("deployment_id","step","version")
);

-- CreateTable
CREATE TABLE "settlement" (
    "run_id" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "chain" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "nonce" INTEGER NOT NULL,
    "anchor" TEXT NOT NULL,
    "receiver" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "data" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "tx_hash" TEXT,
    "block_number" BIGINT,
    "block_hash" TEXT,
    "gas_used" BIGINT,
    "gas_price_wei" TEXT,
    "delivered" BOOLEAN,
    "valid_until_ms" BIGINT NOT NULL,
    "created_ms" BIGINT NOT NULL,
    "updated_ms" BIGINT NOT NULL,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("run_id","slot")
);

-- CreateTable
CREATE TABLE "account" (
    "chain" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "next_nonce" INTEGER NOT NULL,
    "genesis" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("chain","address")
);

-- CreateTable
CREATE TABLE "nonce" (
    "chain" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "nonce" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "tx_hash" TEXT,
    "block_number" BIGINT,
    "block_hash" TEXT,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "nonce_pkey" PRIMARY KEY ("chain","address","nonce")
);

-- CreateTable
CREATE TABLE "tx" (
    "hash" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "nonce" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "gas" TEXT NOT NULL,
    "signed_at_block" BIGINT NOT NULL,
    "max_fee_per_gas_wei" TEXT NOT NULL,
    "max_priority_fee_per_gas_wei" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "tx_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "effect" (
    "run_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "effect_pkey" PRIMARY KEY ("run_id","step")
);

-- CreateTable
CREATE TABLE "secret" (
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "hosts" JSONB NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("owner","name")
);

-- CreateTable
CREATE TABLE "job_lease" (
    "worker_id" TEXT NOT NULL,
    "lock_key" BIGINT NOT NULL,

    CONSTRAINT "job_lease_pkey" PRIMARY KEY ("worker_id")
);

-- CreateIndex
CREATE INDEX "workflow_updated_ms_idx" ON "workflow"("updated_ms");

-- CreateIndex
CREATE UNIQUE INDEX "revision_workflow_id_save_id_key" ON "revision"("workflow_id", "save_id");

-- CreateIndex
CREATE INDEX "deployment_owner_key_idx" ON "deployment"("owner_key");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_owner_key_nonce_key" ON "deployment"("owner_key", "nonce");

-- CreateIndex
CREATE INDEX "trigger_cursor_next_ms_idx" ON "trigger_cursor"("next_ms");

-- CreateIndex
CREATE UNIQUE INDEX "signer_set_chain_anchor_deployment_id_epoch_key" ON "signer_set"("chain", "anchor", "deployment_id", "epoch");

-- CreateIndex
CREATE INDEX "run_status_idx" ON "run"("status");

-- CreateIndex
CREATE INDEX "run_deployment_id_status_idx" ON "run"("deployment_id", "status");

-- CreateIndex
CREATE INDEX "run_created_ms_idx" ON "run"("created_ms");

-- CreateIndex
CREATE UNIQUE INDEX "run_deployment_id_trigger_key_key" ON "run"("deployment_id", "trigger_key");

-- CreateIndex
CREATE UNIQUE INDEX "run_deployment_id_number_key" ON "run"("deployment_id", "number");

-- CreateIndex
CREATE INDEX "settlement_status_idx" ON "settlement"("status");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_chain_account_nonce_key" ON "settlement"("chain", "account", "nonce");

-- CreateIndex
CREATE INDEX "nonce_chain_status_idx" ON "nonce"("chain", "status");

-- CreateIndex
CREATE UNIQUE INDEX "nonce_chain_purpose_ref_key" ON "nonce"("chain", "purpose", "ref");

-- CreateIndex
CREATE INDEX "tx_chain_address_nonce_idx" ON "tx"("chain", "address", "nonce");

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_owner_key_nonce_fkey" FOREIGN KEY ("owner_key", "nonce") REFERENCES "owner_act"("owner_key", "nonce") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflow"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_version" ADD CONSTRAINT "deployment_version_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_version" ADD CONSTRAINT "deployment_version_bundle_cid_fkey" FOREIGN KEY ("bundle_cid") REFERENCES "bundle"("cid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trigger_cursor" ADD CONSTRAINT "trigger_cursor_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "effect" ADD CONSTRAINT "effect_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What workers bind themselves to, and what they signed. Written by worker code alone, through a role that may only read and insert:
-- a bind or a signature once written stands.
CREATE SCHEMA "workers";

CREATE TABLE "workers"."worker_bind" (
    "run" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "set_hash" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "worker_bind_pkey" PRIMARY KEY ("run","worker")
);

CREATE TABLE "workers"."attestation" (
    "run" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("run","worker","slot")
);

-- Jobs as {task, payload, runAtMs?, key?}: they exist exactly when the change that asks for them is committed.
CREATE FUNCTION enqueue_jobs(jobs JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  job JSONB;
BEGIN
  FOR job IN SELECT * FROM jsonb_array_elements(COALESCE(jobs, '[]')) LOOP
    PERFORM graphile_worker.add_job(
      identifier => job->>'task',
      payload => (job->'payload')::json,
      run_at => CASE WHEN job ? 'runAtMs' THEN to_timestamp((job->>'runAtMs')::numeric / 1000.0) ELSE NULL END,
      job_key => job->>'key'
    );
  END LOOP;
END $$;

-- Numbers the events of a run without gaps; the caller holds the run's row.
CREATE FUNCTION append_events(run_id TEXT, last_seq INT, events JSONB, at_ms BIGINT) RETURNS INT LANGUAGE plpgsql AS $$
DECLARE
  added INT := jsonb_array_length(COALESCE(events, '[]'));
BEGIN
  IF added = 0 THEN
    RETURN last_seq;
  END IF;
  INSERT INTO "event" ("run_id", "seq", "type", "data", "at_ms")
    SELECT append_events.run_id, append_events.last_seq + entry.n, entry.event->>'type', entry.event->'data', append_events.at_ms
    FROM jsonb_array_elements(events) WITH ORDINALITY AS entry(event, n);
  PERFORM pg_notify('phat_events', append_events.run_id);
  RETURN last_seq + added;
END $$;

-- Starts a run with its first event: "created"; "exists" when its trigger was handled before; "busy" when an exclusive one meets an unended run.
CREATE FUNCTION create_run(change JSONB) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
  next_number INT;
BEGIN
  PERFORM 1 FROM "deployment" WHERE "id" = change->>'deployment' FOR UPDATE;
  IF (change->>'exclusive')::boolean AND EXISTS (SELECT 1 FROM "run" WHERE "deployment_id" = change->>'deployment' AND "ended_ms" IS NULL
      AND "trigger_key" <> change->>'triggerKey') THEN
    RETURN 'busy';
  END IF;
  SELECT COALESCE(MAX("number"), 0) + 1 INTO next_number FROM "run" WHERE "deployment_id" = change->>'deployment';
  INSERT INTO "run" ("id", "number", "deployment_id", "version", "trigger_key", "input", "due_ms", "epoch", "status", "reason", "act",
      "created_ms", "ended_ms")
    VALUES (change->>'run', next_number, change->>'deployment', (change->>'version')::int, change->>'triggerKey', change->'input',
      (change->>'dueMs')::bigint, (change->>'epoch')::int, change->>'status', COALESCE(change->>'reason', ''),
      NULLIF(change->'act', 'null'), (change->>'atMs')::bigint, (change->>'endedMs')::bigint)
    ON CONFLICT ("deployment_id", "trigger_key") DO NOTHING;
  IF NOT FOUND THEN
    RETURN 'exists';
  END IF;
  UPDATE "run" SET "last_seq" = append_events(change->>'run', 0, change->'events', (change->>'atMs')::bigint) WHERE "id" = change->>'run';
  PERFORM enqueue_jobs(change->'jobs');
  RETURN 'created';
END $$;

-- The one way in which a run changes: under its row's lock, only from the states named, with its rows, events and jobs, all or nothing.
-- False when the run is in another state, or holds the observation or agreement already.
CREATE FUNCTION advance_run(change JSONB) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  current "run"%ROWTYPE;
  at_ms BIGINT := (change->>'atMs')::bigint;
  seq INT;
BEGIN
  SELECT * INTO current FROM "run" WHERE "id" = change->>'run' FOR UPDATE;
  IF NOT FOUND OR NOT (change->'from' ? current."status") THEN
    RETURN FALSE;
  END IF;
  IF change ? 'observation' THEN
    INSERT INTO "observation" ("run_id", "worker", "body", "signature", "hash", "exchanges", "trace", "received_ms")
      SELECT current."id", o->>'worker', o->'body', o->>'signature', o->>'hash', o->'exchanges', o->'trace', at_ms
      FROM (SELECT change->'observation' AS o) AS given
      ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      RETURN FALSE;
    END IF;
  END IF;
  IF change ? 'agreement' THEN
    INSERT INTO "agreement" ("run_id", "set_hash", "agreement", "created_ms")
      VALUES (current."id", change->'agreement'->>'setHash', change->'agreement', at_ms)
      ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      RETURN FALSE;
    END IF;
  END IF;
  IF change ? 'attestations' THEN
    INSERT INTO "attestation" ("run_id", "worker", "slot", "digest", "signature", "created_ms")
      SELECT current."id", a->>'worker', (a->>'slot')::int, a->>'digest', a->>'signature', at_ms
      FROM jsonb_array_elements(change->'attestations') AS a
      ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      RETURN FALSE;
    END IF;
  END IF;
  IF change ? 'states' THEN
    INSERT INTO "state" ("deployment_id", "step", "version", "value", "run_id")
      SELECT current."deployment_id", s->>'step', (s->>'version')::int, s->'value', current."id"
      FROM jsonb_array_elements(change->'states') AS s
      ON CONFLICT DO NOTHING;
  END IF;
  IF change ? 'settlement' THEN
    UPDATE "settlement" SET
        "status" = COALESCE(s->>'status', "status"),
        "tx_hash" = COALESCE(s->>'txHash', "tx_hash"),
        "block_number" = CASE WHEN s ? 'blockNumber' THEN (s->>'blockNumber')::bigint ELSE "block_number" END,
        "block_hash" = CASE WHEN s ? 'blockHash' THEN s->>'blockHash' ELSE "block_hash" END,
        "gas_used" = COALESCE((s->>'gasUsed')::bigint, "gas_used"),
        "gas_price_wei" = COALESCE(s->>'gasPriceWei', "gas_price_wei"),
        "delivered" = CASE WHEN s ? 'delivered' THEN (s->>'delivered')::boolean ELSE "delivered" END,
        "updated_ms" = at_ms
      FROM (SELECT change->'settlement' AS s) AS given
      WHERE "run_id" = current."id" AND "slot" = (s->>'slot')::int AND s->'from' ? "status";
    IF NOT FOUND THEN
      RETURN FALSE;
    END IF;
    -- Who watches the chain looks at once instead of at its next round.
    PERFORM pg_notify('phat_chains', "chain") FROM "settlement"
      WHERE change->'settlement'->>'status' = 'broadcast' AND "run_id" = current."id" AND "slot" = (change->'settlement'->>'slot')::int;
  END IF;
  seq := append_events(current."id", current."last_seq", change->'events', at_ms);
  UPDATE "run" SET
      "status" = COALESCE(change->>'to', "status"),
      "reason" = COALESCE(change->>'reason', "reason"),
      "prepared" = COALESCE(change->'prepared', "prepared"),
      "deadline_ms" = COALESCE((change->>'deadlineMs')::bigint, "deadline_ms"),
      "ended_ms" = CASE WHEN change ? 'endedMs' THEN (change->>'endedMs')::bigint ELSE "ended_ms" END,
      "last_seq" = seq
    WHERE "id" = current."id";
  PERFORM enqueue_jobs(change->'jobs');
  RETURN TRUE;
END $$;
