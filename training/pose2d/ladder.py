"""The table of the ladder: every finished run measured on the same pictures. From training/:

    python3 -m pose2d.ladder RUN...          # folders under runs/, each with best.pt; writes runs/ladder.json and prints the table
    ../squatcoach evaluate speed runs/ladder-*/ladder-*.onnx --json runs/speed.json      # milliseconds of each on one thread
    python3 -m pose2d.ladder_table           # both, as tables in pose2d/README.md

Columns: PCK@0.2 and @0.1 over shoulders, hips, knees and ankles, and the share of people whose legs are exchanged, on (a) people's own labels (LSPET, COCO-MINI),
(b) held-out crops against the teacher (val b: the sources of training; unseen: whole sources that training never saw), (c) clips of
the fold that the run did not train on, against the teacher.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from common import sidecar
from pose2d import clip_crops, data, export, measure
from pose2d import keypoints as kp
from pose2d.data import People
from pose2d.kept import load


def multiply_adds(network) -> float:
    """Multiply-adds of convolutions and linear layers for one picture, in millions."""
    total = [0]

    def count(module, _, output):
        if isinstance(module, torch.nn.Conv2d):
            total[0] += output.numel() * module.in_channels * module.kernel_size[0] ** 2 // module.groups
        elif isinstance(module, torch.nn.Linear):
            total[0] += output.numel() * module.in_features
    handles = [module.register_forward_hook(count) for module in network.modules()]
    with torch.no_grad():
        network(torch.zeros(1, 3, network.size_px, network.size_px, device=next(network.parameters()).device))
    for handle in handles:
        handle.remove()
    return total[0] / 1e6


def human_test(shared: Path):
    """Crops with people's own labels: images, known [N, 21] bool, truth [N, 21, 2], teacher [N, 21, 2], teacher found the person [N], source [N].

    What nobody labelled is filled by the middle of what is known, so that boxes can be cut.
    """
    folder = shared / "data" / "people"
    test = np.load(folder / "test.npz")
    images = data.decode(test["file"], ["test.tar"], folder, data.runs_folder() / "test.u8", 320)
    truth = np.full((len(images), kp.COUNT, 2), np.nan, np.float32)
    for n, source in enumerate(test["source"]):
        order = kp.FROM_LSPET if source == "lspet" else kp.FROM_COCO
        use = (order >= 0) & (test["kp"][n, :, 2] > 0)
        truth[n, order[use]] = test["kp"][n, use, :2]
    known = ~np.isnan(truth[..., 0])
    usable = known[:, [5, 6, 11, 12]].all(1) & (known.sum(1) >= 8)  # a torso needs shoulders and hips
    truth = np.where(known[..., None], truth, np.nanmean(truth, 1, keepdims=True))
    teacher = data.from_blazepose(test["teacher"])[..., :2]
    found = test["teacher_ok"] & ~np.isnan(teacher).any((1, 2))
    rows = np.flatnonzero(usable)
    return images[rows], known[rows], truth[rows], teacher[rows], found[rows], test["source"][rows]


def clips_of(fold: int) -> tuple[People, np.ndarray]:
    """Crops of one fold's clips and the clip of each."""
    packed = np.load(data.runs_folder() / "clip-crops.npz")
    rows = np.flatnonzero(packed["fold"] == fold)
    return People(clip_crops.pictures(packed)[rows], packed["points"][rows], packed["visible"][rows], packed["weight"][rows]), packed["clip"][rows]


def brief(found, truth, known) -> dict:
    """Figures of measure.summary, rounded; per group as [@0.2, @0.1]."""
    result = measure.summary(found, truth, known)
    groups = {name: [round(float(v), 3) for v in pair] for name, pair in result.pop("groups").items()}
    return {name: value if name == "n" else round(float(value), 3) for name, value in result.items()} | {"groups": groups}


def figures(network, config: dict, people: People, split: dict, test) -> dict:
    """Every column of the table for one network."""
    results = {}
    for part in ("val_a", "val_b", "val_unseen"):
        chosen = people.take(split[part])
        results[part] = brief(measure.predict(network, chosen.images, chosen.points), chosen.points, chosen.visible > 0.5)
    images, known, truth, _, found, source = test
    ours = measure.predict(network, images, truth)
    for name in ("lspet", "cocomini"):
        rows = source == name
        results[name] = brief(ours[rows], truth[rows], known[rows])
        both = rows & found
        results[name + " where the teacher found the person"] = brief(ours[both], truth[both], known[both])
    for fold in (0, 1):
        if config["folds"] in (str(fold), "all"):
            continue
        clip, _ = clips_of(fold)
        results[f"clips {fold}"] = brief(measure.predict(network, clip.images, clip.points), clip.points, clip.visible > 0.5)
    return results


class Reading(torch.nn.Module):
    """A network whose maps are read in one of its ways (SoftArgmax.readings, DiskAndOffsetsDeep.readings)."""

    def __init__(self, network, way: str):
        super().__init__()
        self.network, self.way, self.size_px = network, way, network.size_px

    def forward(self, image):
        out = self.network.forward_all(image)
        return (torch.cat([self.network.readings(out)[self.way], torch.sigmoid(out["sure"]).unsqueeze(-1)], -1),)


def ways_of_reading(network, people: People, split: dict, test) -> dict:
    """The same maps read in all of the network's ways: figures on val b and on people's own labels; nothing where there is one way only."""
    if getattr(network, "readings", None) is None:
        return {}
    chosen, (images, known, truth, *_), results = people.take(split["val_b"]), test, {}
    with torch.no_grad():
        ways = list(network.readings(network.forward_all(torch.zeros(1, 3, network.size_px, network.size_px, device=next(network.parameters()).device))))
    for way in ways:
        reading = Reading(network, way)
        results[way] = {"val_b": brief(measure.predict(reading, chosen.images, chosen.points), chosen.points, chosen.visible > 0.5),
                        "human": brief(measure.predict(reading, images, truth), truth, known)}
    return results


def write_portable(network, run: str, state: dict) -> None:
    """runs/RUN/RUN.onnx with its sidecar, for evaluate speed, or for models add."""
    path = data.runs_folder() / run / f"{run}.onnx"
    export.convert(network.cpu(), export.sample_pictures(network.size_px, 1), path, ["keypoints", "presence"])
    sidecar.write_sidecar(path, name=run, version="0.1.0", task="pose2d", decode="coordinates", featureVersion=1,
                          trainedOn=f"{export.SOURCES}; {state['step']} steps of {state['config']['batch']}, seed {state['config']['seed']}",
                          metrics={}, **export.keypoint_ports(network.size_px))


def teacher_figures(test) -> dict:
    _, known, truth, teacher, found, source = test
    return {name + " where the teacher found the person": brief(teacher[(source == name) & found], truth[(source == name) & found], known[(source == name) & found])
            for name in ("lspet", "cocomini")}


def main(runs: list[str], shared: Path, out: Path) -> None:
    people, split = data.load_people(shared)
    test = human_test(shared)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    table = json.loads(out.read_text()) if out.exists() else {}
    table["teacher"] = {"results": teacher_figures(test)}
    for run in runs:
        network, state = load(data.runs_folder() / run / "best.pt")
        results = figures(network.to(device), state["config"], people, split, test)
        table[run] = {"readings": ways_of_reading(network, people, split, test), "config": state["config"], "steps": state["step"], "parameters": sum(p.numel() for p in network.parameters()),
                      "megaMultiplyAdds": round(multiply_adds(network)), "results": results}
        line = "  ".join(f"{name} {r['pck@0.2']:.3f}/{r['pck@0.1']:.3f}/{r['swapped']:.3f}" for name, r in results.items() if "where" not in name)
        print(f"{run:24s} {line}", flush=True)
        out.write_text(json.dumps(table))
        write_portable(network, run, state)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="*")
    parser.add_argument("--shared")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    main(arguments.runs, data.shared_folder(arguments.shared), arguments.out or data.runs_folder() / "ladder.json")
