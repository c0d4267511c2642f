"""Prints how good the networks are. From training/:

    python3 -m pose2d.evaluate keypoints [--state runs/keypoints/best.pt] [--metrics out.json] [--sheet folder]
    python3 -m pose2d.evaluate finder
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from pose2d import clip_crops, clips, composites, data, finder_measure, ladder, measure, sheets, train_finder
from pose2d import keypoints as kp
from pose2d.kept import load

CLIP_FRAMES = 20  # frames looked at per clip


def row(title: str, result: dict) -> None:
    groups = "  ".join(f"{name} {at2:.2f}/{at1:.2f}" for name, (at2, at1) in result["groups"].items())
    print(f"{title:44s} n {result['n']:4d}  PCK@0.2 {result['pck@0.2']:.3f}  @0.1 {result['pck@0.1']:.3f}  swapped {result['swapped']:.3f}  | {groups}", flush=True)


def brief(result: dict) -> dict:
    return {name: result[name] if name == "n" else round(result[name], 3) for name in ("n", "pck@0.2", "pck@0.1", "swapped")}


def validation(network, people, split, sheet: Path | None) -> dict:
    """Against the teacher, per part and source."""
    results = {}
    for part in ("val_a", "val_b", "val_unseen"):
        for source in [None, *np.unique(people.source[split[part]])]:
            rows = split[part] if source is None else split[part][people.source[split[part]] == source]
            chosen = people.take(rows)
            found = measure.predict(network, chosen.images, chosen.points)
            result = measure.summary(found, chosen.points, chosen.visible > 0.5)
            row(part + ("" if source is None else f" {source}"), result)
            results[part if source is None else f"{part}/{source}"] = brief(result)
            if sheet is not None and source is None:
                sheets.save(sheet / f"{part}.png", chosen.images, found, measure.swapped(found, chosen.points))
    return results


def human(network, shared: Path, sheet: Path | None) -> dict:
    """Against people's own labels; the teacher's figures stand beside ours."""
    images, known, truth, teacher, teacher_found, sources = ladder.human_test(shared)
    found, turned = measure.predict(network, images, truth), measure.predict_at_any_angle(network, images, truth)
    results = {}
    for source in np.unique(sources):
        rows = np.flatnonzero(sources == source)
        both = rows[teacher_found[rows]]
        for title, points in (("", found), ("turned", turned)):
            result = measure.summary(points[rows], truth[rows], known[rows])
            row(f"human {source}: ours {title}", result)
            results[f"human/{source}" + (title and f"/{title}")] = brief(result)
        for title, points in (("ours where the teacher found the person", found), ("ours turned, there", turned), ("the teacher there", teacher)):
            result = measure.summary(points[both], truth[both], known[both])
            row(f"human {source}: {title}", result)
            results[f"human/{source}/{title}"] = brief(result)
        if sheet is not None:
            sheets.save(sheet / f"human_{source}.png", images[rows], found[rows], measure.swapped(found[rows], truth[rows]))
    return results


def parts_of_clips(names: list[str], folds: str) -> dict[str, list[int]]:
    """Places of the clips in the list: all of them, and those whose fold was not trained on (held out)."""
    fold = clip_crops.fold_of(names)
    held = [n for n, name in enumerate(names) if not folds or (folds != "all" and str(fold[name]) != folds)]
    return {"clips, all trained on" if folds == "all" else "clips, all": list(range(len(names))), "clips, held out": held}


def clip_frames(shared: Path):
    """For each clip: name, view, frames, the teacher's points on them; frames at most 720 px long."""
    folder = shared / "data" / "clips"
    for name, track in clips.teacher(folder).items():
        every = max(1, len(track["points"]) // CLIP_FRAMES)
        scale = min(1.0, 720 / max(track["size"]))
        size = tuple(max(2, round(v * scale)) for v in track["size"])
        pictures = clips.frames(folder / name, every, size)
        points = data.from_blazepose(track["points"][::every])
        count = min(len(pictures), len(points))
        points = points[:count].copy()
        points[..., :2] *= scale
        yield name, track["view"], pictures[:count], points


@torch.no_grad()
def on_clips(network, shared: Path, folds: str, sheet: Path | None) -> dict:
    """Against the teacher on frames of real squat videos, the ROI being the teacher's; folds: which clips were trained on."""
    results, totals, names = {}, [], []
    for name, view, pictures, points in clip_frames(shared):
        rows = np.flatnonzero(~np.isnan(points[..., 0]).any(1))
        if len(rows) == 0:
            continue
        regions = [clips.side_of(points[t]) for t in rows]
        crops = np.stack([clips.cut(pictures[t], *region, network.size_px) for t, region in zip(rows, regions)])
        image = torch.from_numpy(crops).permute(0, 3, 1, 2).float() / 255
        found = np.concatenate([network(part)[0].numpy() for part in image.split(64)])
        truth = points[rows].copy()
        for n, (centre, side) in enumerate(regions):
            truth[n, :, :2] = (truth[n, :, :2] - centre) * (network.size_px / side) + network.size_px / 2
        totals.append((found, truth))
        names.append(name)
        result = measure.summary(found, truth[..., :2], truth[..., 2] > 0.5)
        row(f"{name[:22]} {view[:20]}", result)
        results[f"clip/{name}"] = brief(result)
        if sheet is not None:
            step = max(1, len(crops) // 12)
            sheets.save(sheet / f"clip_{name[:12]}.png", crops[::step], found[::step], measure.swapped(found, truth)[::step])
    for title, places in parts_of_clips(names, folds).items():
        if places:
            found, truth = (np.concatenate(parts) for parts in zip(*(totals[n] for n in places)))
            result = measure.summary(found, truth[..., :2], truth[..., 2] > 0.5)
            row(title, result)
            results[title] = brief(result)
    return results


def finder_on_composites(network, people, split) -> dict:
    """Composed frames of people and scenes that training never saw."""
    frames, truth = train_finder.held_out(people, split, None, 500, 99, ("val_b", "val_unseen"))
    return finder_measure.summary(finder_measure.predict(network, frames), truth)


def finder_on_clips(network, shared: Path, folds: str, sheet: Path | None) -> dict:
    """The box of the teacher's keypoints is the truth; one person per frame is known. folds: which clips were trained on."""
    everything, results, names = [], {}, []
    for name, view, pictures, points in clip_frames(shared):
        boxed = [clips.letterbox(frame) for frame in pictures]
        rows = [t for t in range(len(pictures)) if not np.isnan(points[t, :, 0]).any()]
        if not rows:
            continue
        truth = []
        for t in rows:
            _, scale, shift = boxed[t]
            height, width = pictures[t].shape[:2]
            area = (*shift, *(shift + np.array([width, height]) * scale))
            truth.append(composites.clamped_box(points[t, :, :2] * scale + shift, area)[None])
        found = finder_measure.predict(network, np.stack([boxed[t][0] for t in rows]))
        everything.append((found, truth))
        names.append(name)
        results[f"clip/{name}"] = result = finder_measure.summary(found, truth)
        print(f"{name[:30]:32s} {view[:24]:26s} frames {result['frames']:3d}  best box right {result['top_recall']:.2f}  mean IoU {result['top_iou']:.2f}", flush=True)
        if sheet is not None:
            step = max(1, len(rows) // 6)
            sheets.save_boxes(sheet / f"finder_{name[:12]}.png", [boxed[t][0] for t in rows][::step], found[::step], truth[::step])
    for title, places in parts_of_clips(names, folds).items():
        if places:
            found, truth = ([item for n in places for item in everything[n][kind]] for kind in (0, 1))
            results[title] = finder_measure.summary(found, truth)
            print(title, results[title])
    return results


def main(kind: str, state_path: Path, shared: Path, metrics: Path | None, sheet: Path | None) -> None:
    torch.set_num_threads(1)
    network, state = load(state_path)
    folds = state["config"].get("folds", "")
    network = network.to(memory_format=torch.channels_last)
    people, split = data.load_people(shared)
    if sheet is not None:
        sheet.mkdir(parents=True, exist_ok=True)
    print(f"{state_path} at step {state['step']}")
    if kind == "keypoints":
        results = {**validation(network, people, split, sheet), **human(network, shared, sheet), **on_clips(network, shared, folds, sheet)}
    else:
        results = {"composites": finder_on_composites(network, people, split)}
        print("composites", results["composites"])
        results |= finder_on_clips(network, shared, folds, sheet)
    if metrics is not None:
        wanted = {name: value for name, value in results.items() if not name.startswith("clip/")}
        metrics.write_text(json.dumps(wanted, indent=2))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("keypoints", "finder"))
    parser.add_argument("--state", type=Path)
    parser.add_argument("--shared")
    parser.add_argument("--metrics", type=Path)
    parser.add_argument("--sheet", type=Path, help="folder for contact sheets")
    arguments = parser.parse_args()
    chosen = arguments.state or data.runs_folder() / arguments.kind / ("best.pt" if arguments.kind == "keypoints" else "final.pt")
    main(arguments.kind, chosen, data.shared_folder(arguments.shared), arguments.metrics, arguments.sheet)
