-- A trigger that only wakes remembers what it saw at its last check, and when that was due.
ALTER TABLE "trigger_cursor" ADD COLUMN "wake_state" JSONB, ADD COLUMN "wake_ms" BIGINT;
