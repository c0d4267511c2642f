"""What every training shares: seeds, configs, checkpoints, sidecars, golden arrays and the second opinion on an export."""
