"""
Everything about the lifter in one go on a machine with a GPU: for each seed all kinds on the same clips (subjects 1-5, chosen on 6, tested
on 7-8), and the networks to ship (1-7, chosen on 8), side by side as processes. From training/:

    python3 -m lifter.device --minutes 9 --out DIR

DIR gets, flat: full-SEED.pt, ship-SEED.pt, results.json (for lifter.table) and log.txt. Training data: $SQUATCOACH_SHARED/data/motion;
`python3 -m lifter.carry` copies what is needed into one folder.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lifter.train import KINDS

SETTLING_MINUTES = 1.0
"""Starting, measuring and copying take this much of the time given."""


def command(out: Path, seed: int, minutes: float, more: dict) -> list[str]:
    pairs = {"out": str(out), "seed": seed, "minutes": minutes} | more
    return [sys.executable, "-m", "lifter.train", *(f"{key}={json.dumps(value)}" if not isinstance(value, str) else f"{key}={value}" for key, value in pairs.items())]


def main(minutes: float, out: Path, seeds: int, ships: int, more: dict) -> None:
    work, out = Path(tempfile.mkdtemp(prefix="lifter-")), out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    training = max(0.05, minutes - SETTLING_MINUTES)
    tables = {f"table-{seed}": command(work / f"table-{seed}", seed, training, {"kinds": list(KINDS)} | more) for seed in range(1, seeds + 1)}
    shipped = {"train": [1, 2, 3, 4, 5, 6, 7], "choose": [8], "test": [8]}
    ship = {f"ship-{seed}": command(work / f"ship-{seed}", seed, training, shipped | more) for seed in range(11, 11 + ships)}
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
    deadline = time.monotonic() + 60 * minutes + 60
    running = {}
    for name, line in (tables | ship).items():
        log = open(work / f"{name}.txt", "w", encoding="utf-8")
        running[name] = subprocess.Popen(line, stdout=log, stderr=subprocess.STDOUT, env=environment)
    failed = []
    for name, process in running.items():
        try:
            code = process.wait(max(1.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            code = -9
        if code:
            failed.append(f"{name} ended with {code}")
    rows = []
    for name in running:
        folder = work / name
        results, full = folder / "results.json", folder / "full.pt"
        if results.exists() and name in tables:
            rows += json.loads(results.read_text(encoding="utf-8"))
        if full.exists():
            shutil.copy(full, out / f"{name.replace('table', 'full')}.pt")
    (out / "results.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (out / "log.txt").write_text("".join(f"== {name}\n{(work / f'{name}.txt').read_text(encoding='utf-8')}" for name in running), encoding="utf-8")
    shutil.rmtree(work)
    print("\n".join(sorted(f"{path.name} {path.stat().st_size}" for path in out.iterdir())))
    if failed:
        print((out / "log.txt").read_text(encoding="utf-8")[-4000:])
        raise SystemExit("; ".join(failed))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--ships", type=int, default=2)
    parser.add_argument("settings", nargs="*", help="KEY=VALUE for lifter.train, in all processes")
    given = parser.parse_args()
    main(given.minutes, given.out, given.seeds, given.ships, {key: json.loads(value) for key, _, value in (s.partition("=") for s in given.settings)})
