"""
The table of kinds of lifters in training/lifter/README.md: mean ± spread over seeds, subjects left out, by view and by what is hidden.

    python3 -m lifter.table runs/table-1 runs/table-2 runs/table-3      # folders in which lifter.train wrote results.json

A run of one seed: python3 -m lifter.train out=runs/table-1 seed=1 kinds='["full","no relations","no time","unsupervised","unsupervised + relations"]'
"""

import json
import statistics
import sys
from pathlib import Path

from lifter.evaluate import VIEWS
from lifter.train import KINDS

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- table: written by lifter.table -->\n", "<!-- end of table -->"
ACROSS = {  # mean over the four views
    "mpjpeMillimetres": "MPJPE", "pMpjpeMillimetres": "P-MPJPE", "nMpjpeMillimetres": "N-MPJPE", "velocityErrorMillimetres": "velocity, mm a frame",
    "lengthVariationPercent": "limb lengths vary, %",
}
AT_BOTTOM = {
    "kneeFlexionErrorDegrees": "knee flexion °", "hipFlexionErrorDegrees": "hip flexion °", "trunkLeanErrorDegrees": "trunk lean °",
    "thighAngleErrorDegrees": "depth (thigh angle) °", "kneeSeparationErrorMillimetres": "knee separation mm", "facingErrorDegrees": "facing °",
}


def spread(values: list[float]) -> str:
    """Mean ± standard deviation over seeds."""
    return f"{statistics.mean(values):.1f}" + (f" ± {statistics.stdev(values):.1f}" if len(values) > 1 else "")


def line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def heading(cells: list[str]) -> list[str]:
    return [line(cells), "|" + "---|" * len(cells)]


def tables(rows: list[dict]) -> str:
    """Markdown from the rows of all results.json."""
    kinds = [kind for kind in KINDS if any(row["kind"] == kind for row in rows)]
    of = {kind: [row for row in rows if row["kind"] == kind] for kind in kinds}
    first = rows[0]
    clips = sum(first["trials"][view]["clips"] for view in VIEWS)
    text = [f"Trained on subjects {first['train']}, chosen on {first['choose']}, tested on {first['test']}: {clips} clips in four views; seeds "
            f"{sorted({row['seed'] for row in rows})}, {min(row['steps'] for row in rows)}–{max(row['steps'] for row in rows)} steps of {first['batch']} clips; mean ± standard deviation over seeds.", ""]

    def views(kind: str, metric: str) -> str:
        return spread([statistics.mean(row["trials"][view][metric] for view in VIEWS) for row in of[kind]])
    text += ["Over all frames (mm where nothing else is said):", "", *heading(["kind", *ACROSS.values()])]
    text += [line([kind, *(views(kind, metric) for metric in ACROSS)]) for kind in kinds]
    text += ["", "At the bottom, mean absolute error over the four views:", "", *heading(["kind", *AT_BOTTOM.values()])]
    text += [line([kind, *(views(kind, metric) for metric in AT_BOTTOM)]) for kind in kinds]
    trials = list(first["trials"])
    for metric, name in (("kneeFlexionErrorDegrees", "Knee flexion at the bottom, °"), ("trunkLeanErrorDegrees", "Trunk lean at the bottom, °"),
                         ("pMpjpeMillimetres", "P-MPJPE, mm")):
        text += ["", f"{name}, by view and trial:", "", *heading(["kind", *trials])]
        text += [line([kind, *(spread([row["trials"][trial][metric] for row in of[kind]]) for trial in trials)]) for kind in kinds]
    return "\n".join(text) + "\n"


def main(folders: list[Path]) -> None:
    rows = [row for folder in folders for row in json.loads((folder / "results.json").read_text(encoding="utf-8"))]
    text = README.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    README.write_text(before + BEGIN + tables(rows) + END + after, encoding="utf-8")
    print(tables(rows))


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
