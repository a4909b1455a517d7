-- AlterTable
ALTER TABLE "effect" ADD COLUMN     "detail" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "updated_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "worker" TEXT;

-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "key_id" TEXT NOT NULL,
ADD COLUMN     "last_used_ms" BIGINT,
ADD COLUMN     "updated_ms" BIGINT NOT NULL;

-- Changes a run, only from the states named; with effects: one that is done or given up stays so.
CREATE OR REPLACE FUNCTION advance_run(change JSONB) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
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
  IF change ? 'effects' THEN
    INSERT INTO "effect" AS kept ("run_id", "step", "status", "tries", "worker", "detail", "created_ms", "updated_ms")
      SELECT current."id", e->>'step', e->>'status', COALESCE((e->>'tries')::int, 0), e->>'worker', COALESCE(e->>'detail', ''), at_ms, at_ms
      FROM jsonb_array_elements(change->'effects') AS e
      ON CONFLICT ("run_id", "step") DO UPDATE SET
        "status" = EXCLUDED."status", "tries" = EXCLUDED."tries", "worker" = EXCLUDED."worker", "detail" = EXCLUDED."detail",
        "updated_ms" = EXCLUDED."updated_ms"
        WHERE kept."status" = 'pending';
    IF NOT FOUND THEN
      RETURN FALSE;
    END IF;
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
