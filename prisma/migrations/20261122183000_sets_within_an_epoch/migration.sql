-- An owner who changes the committee within an epoch draws another set in it: an epoch no longer has one set only.
DROP INDEX "signer_set_chain_anchor_deployment_id_epoch_key";

-- CreateIndex
CREATE INDEX "signer_set_deployment_id_epoch_idx" ON "signer_set"("deployment_id", "epoch");
