"""
Everything that wants a GPU in one command: the pool, the table of all networks and the candidates for shipping, as parallel processes. From training/:

    python3 -m classifier.device --minutes 8 --out OUT [--lifter runs/carry/lifter.ts] [--processes 16] [--smoke]

Reads UI-PRMD from $SQUATCOACH_SHARED, else from runs/carry/shared. Writes OUT/classifier-table.json, OUT/classifier-table.md and
OUT/classifier-SEED.pt, flat, a few megabytes.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from classifier.pool import PoolConfig, prepare
from classifier.table import TableConfig, measure, text
from common.paths import REPOSITORY

CARRIED = REPOSITORY / "training" / "runs" / "carry"
SEEDS = (1, 2, 3)
SHARE_OF_THE_GPU = 0.6
"""Of the processes that train: this many for the table at least, the rest for the candidates, one each."""


def candidate(seed: int, pool: str, out: Path, minutes: float, steps: int) -> subprocess.Popen:
    arguments = [f"pool={pool}", f"out={out / f'classifier-{seed}.pt'}", f"seed={seed}", f"minutes={minutes}", f"steps={steps}", "width=96"]
    return subprocess.Popen([sys.executable, "-m", "classifier.train", *arguments])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lifter", default=str(CARRIED / "lifter-0.3.0.ts"))
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--smoke", action="store_true", help="seconds instead of minutes: does everything run?")
    options = parser.parse_args()
    started = time.monotonic()
    if (CARRIED / "shared").exists():
        os.environ.setdefault("SQUATCOACH_SHARED", str(CARRIED / "shared"))
    options.out.mkdir(parents=True, exist_ok=True)
    reps, steps, longer = (48, 3, 5) if options.smoke else (2000, 800, 4000)
    pool = str(REPOSITORY / "training" / "runs" / "classifier" / "device-pool.pt")
    prepare(PoolConfig(out=pool, lifter=options.lifter, reps=reps, processes=options.processes))
    left = options.minutes - (time.monotonic() - started) / 60
    candidates = [candidate(seed, pool, options.out, left * 0.9, longer) for seed in SEEDS]
    table = TableConfig(pool=pool, out=str(options.out / "classifier-table"), steps=steps, minutes=max(0.05, left / 6),
                        processes=max(1, int(options.processes * SHARE_OF_THE_GPU) - len(SEEDS)), within=left * 0.8)
    rows = measure(table)
    (options.out / "classifier-table.md").write_text(text(rows) + "\n", encoding="utf-8")
    print(text(rows), flush=True)
    codes = [process.wait() for process in candidates]
    print(json.dumps({"minutes": round((time.monotonic() - started) / 60, 2), "rows": len(rows), "candidates": codes}), flush=True)


if __name__ == "__main__":
    main()
