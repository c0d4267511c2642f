"""The tables of the ladder in pose2d/README.md, from runs/ladder.json and runs/speed.json. From training/:  python3 -m pose2d.ladder_table

Seeds of one estimator with the same budget are one row: mean, and ± half of what lies between the least and the greatest.
"""

import json
from pathlib import Path

from pose2d import data
from pose2d.keypoints import GROUPS

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- tables: written by pose2d.ladder_table -->\n", "<!-- end of tables -->"
PARTS = {"lspet": "LSPET (people's labels)", "cocomini": "COCO-MINI (people's labels)", "val_b": "val b", "val_unseen": "unseen sources", "clips 1": "clips of the other fold"}
MAIN_GROUPS = ("shoulders", "hips", "knees", "ankles")


def line(cells) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def heading(cells) -> list[str]:
    cells = list(cells)
    return [line(cells), "|" + "---|" * len(cells)]


def spread(values: list[float]) -> str:
    half = (max(values) - min(values)) / 2
    return f"{sum(values) / len(values):.3f}" + (f" ± {half:.3f}" if len(values) > 1 else "")


def rows(table: dict, speed: dict[str, float]) -> dict[tuple, dict]:
    """(estimator, clips, licensed alone) → seeds, size and cost, and the results of every seed."""
    found: dict[tuple, dict] = {}
    for run, entry in table.items():
        if not run.startswith("ladder-"):
            continue
        config = entry["config"]
        row = found.setdefault((config["estimator"], bool(config["licensed"])), {"seeds": [], "steps": entry["steps"], "results": [], "milliseconds": []} | {
            key: entry[key] for key in ("parameters", "megaMultiplyAdds")})
        row["seeds"].append(config["seed"])
        row["results"].append(entry["results"])
        if run in speed:
            row["milliseconds"].append(speed[run])
    return found


def name_of(key: tuple) -> str:
    return key[0] + (", licensed photographs alone" if key[1] else "")


def text(table: dict, speed: dict[str, float]) -> str:
    found = rows(table, speed)
    first = next(entry for run, entry in table.items() if run.startswith("ladder-"))
    config = first["config"]
    counts = {part: first["results"][part]["n"] for part in PARTS if part in first["results"]}
    lines = [f"{config['size_px']} px, {config['steps'] or first['steps']} steps of {config['batch']} pictures from nothing, clips of fold {config['folds']} trained on. PCK@0.2 / PCK@0.1 over shoulders, "
             "hips, knees and ankles; n people: " + ", ".join(f"{PARTS[part]} {n}" for part, n in counts.items()) + ". ms: one crop, one thread, ONNX Runtime.", ""]
    lines += heading(["estimator", "seeds", "parameters", "M MACs", "ms", *PARTS.values(), "legs exchanged, val b"])
    for key, row in found.items():
        cells = [name_of(key), len(row["seeds"]), f"{row['parameters'] / 1e6:.2f} M", row["megaMultiplyAdds"], f"{min(row['milliseconds']):.1f}" if row["milliseconds"] else "–"]
        for part in PARTS:
            cells.append(" / ".join(spread([r[part][limit] for r in row["results"]]) for limit in ("pck@0.2", "pck@0.1")) if all(part in r for r in row["results"]) else "–")
        lines.append(line([*cells, spread([r["val_b"]["swapped"] for r in row["results"]])]))
    lines += ["", "PCK@0.1 by joint on people's own labels (LSPET / COCO-MINI) and on val b:", "", *heading(["estimator", *MAIN_GROUPS])]
    for key, row in found.items():
        lines.append(line([name_of(key), *(" / ".join(f"{sum(r[part]['groups'][group][1] for r in row['results']) / len(row['results']):.3f}"
                                                      for part in ("lspet", "cocomini", "val_b")) for group in MAIN_GROUPS)]))
    teacher = table["teacher"]["results"]
    lines += ["", "Where the teacher finds the person at all (PCK@0.2 / @0.1):", "", *heading(["network", *teacher])]
    everyone = {name_of(key): row["results"][0] for key, row in found.items()} | {"teacher (BlazePose lite)": teacher}
    lines += [line([name, *(f"{r[part]['pck@0.2']:.3f} / {r[part]['pck@0.1']:.3f}" for part in teacher)]) for name, r in everyone.items()]
    read = next((entry["readings"] for run, entry in table.items() if run.startswith("ladder-") and entry.get("readings")), None)
    if read:
        lines += ["", "The same heatmaps (soft-argmax, first seed) read in three ways (PCK@0.2 / @0.1):", "", *heading(["reading", "val b", "people's labels"])]
        lines += [line([way, *(f"{r[part]['pck@0.2']:.3f} / {r[part]['pck@0.1']:.3f}" for part in ("val_b", "human"))]) for way, r in read.items()]
    assert all(group in GROUPS for group in MAIN_GROUPS)
    return "\n".join(lines) + "\n"


def main() -> None:
    table = json.loads((data.runs_folder() / "ladder.json").read_text())
    timed = data.runs_folder() / "speed.json"
    speed = {Path(row["model"]).stem: row["leastMilliseconds"] for row in json.loads(timed.read_text())} if timed.exists() else {}
    whole = README.read_text(encoding="utf-8")
    README.write_text(whole.split(BEGIN)[0] + BEGIN + text(table, speed) + END + whole.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
