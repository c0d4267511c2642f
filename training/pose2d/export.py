"""Writes a trained network as ONNX with its sidecar and golden arrays. From training/:

    python3 -m pose2d.export keypoints [--state runs/keypoints/best.pt] [--metrics metrics.json]
    python3 -m pose2d.export finder
    python3 -m pose2d.export back

Refuses to finish when ONNX Runtime and PyTorch differ by more than 1e-4 (pixels of the keypoints: 1e-4 of the ROI side).
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import torch

from common import golden, onnx_check, sidecar
from pose2d import back_network, body, data, render
from pose2d import keypoints as kp
from pose2d.kept import load

MODELS, GOLDEN = data.ROOT / "data" / "models", data.ROOT / "tests" / "Golden"
TOLERANCE = 1e-4
SOURCES = ("free-exercise-db, Stanford 40 Actions, Clothing Co-Parsing, Kaggle yoga poses (photographs) and frames of squat videos, all labelled by BlazePose lite; "
           "renderings posed by UI-PRMD (PDDL 1.0)")


def sample_pictures(size_px: int, count: int = 2, seed: int = 5) -> np.ndarray:
    """Deterministic pictures of a mannequin in a squat, no photograph: float32 [count, 3, size, size] 0..1."""
    rng = np.random.default_rng(seed)
    posture = body.squat_posture()
    pictures = []
    for n in range(count):
        image, *_ = render.draw(posture, np.full((size_px, size_px, 3), 0.55), rng, azimuth=0.6 + 1.3 * n, supersampling=1)
        pictures.append(image.astype(np.float32).transpose(2, 0, 1) / 255)
    return np.stack(pictures)


def keypoint_ports(size_px: int) -> dict:
    return {
        "inputs": [{"name": "image", "shape": [-1, 3, size_px, size_px], "range": [0, 1], "layout": "NCHW RGB"}],
        "outputs": [
            {"name": "keypoints", "shape": [-1, kp.COUNT, 3], "meaning": "x, y in input pixels (centre of the first pixel at 0.5, may lie outside), confidence 0..1 that the point is visible and found"},
            {"name": "presence", "shape": [-1, 1], "meaning": "probability that the ROI holds a person, centred and of the right size"}],
        "keypoints": list(kp.NAMES)}


def finder_ports(size_px: int) -> dict:
    return {
        "inputs": [{"name": "image", "shape": [-1, 3, size_px, size_px], "range": [0, 1], "layout": "NCHW RGB, letterboxed with 0.5"}],
        "outputs": [
            {"name": "centre", "shape": [-1, 1, 32, 32], "meaning": "probability that the centre of a person's box lies in the cell"},
            {"name": "offset", "shape": [-1, 2, 32, 32], "meaning": "x, y of the centre inside its cell of 8 px, 0..1"},
            {"name": "size", "shape": [-1, 2, 32, 32], "meaning": "width, height of the box as a share of 256 px"}]}


def back_ports(size_px: int) -> dict:
    return {
        "inputs": [{"name": "image", "shape": [-1, 3, size_px, size_px], "range": [0, 1], "layout": "NCHW RGB, the trunk upright"}],
        "outputs": [
            {"name": "back", "shape": [-1, back_network.POINTS, 3],
             "meaning": "x, y in input pixels where the line of the back passes five levels of the trunk, from the hips up; confidence 0..1 that it is visible and found"}]}


KINDS = {
    "keypoints": (["keypoints", "presence"], keypoint_ports, "pose2d", "coordinates", SOURCES),
    "finder": (["centre", "offset", "size"], finder_ports, "finder", "centre-size", SOURCES),
    "back": (["back"], back_ports, "back", "coordinates",
             "renderings posed by UI-PRMD (PDDL 1.0), behind and on them photographs of athlete-keypoints' sources"),
}
"""Of each network: outputs, ports, task, how it is decoded, and what it was trained on."""


def convert(network, example: np.ndarray, path: Path, outputs: list[str]) -> dict[str, np.ndarray]:
    """PyTorch -> ONNX (opset 17, dynamic batch); returns PyTorch's own outputs for the example."""
    network.eval()
    picture = torch.from_numpy(example)
    axes = {name: {0: "batch"} for name in ["image", *outputs]}
    torch.onnx.export(network, picture, str(path), opset_version=17, input_names=["image"], output_names=outputs, dynamic_axes=axes, do_constant_folding=True)
    with torch.no_grad():
        answers = network(picture)
    answers = answers if isinstance(answers, tuple) else (answers,)
    return {name: value.numpy() for name, value in zip(outputs, answers)}


def compare(path: Path, example: np.ndarray, expected: dict[str, np.ndarray], size_px: int) -> float:
    """Greatest difference between ONNX Runtime and PyTorch, all together and the last alone: a batch of any size must do. Coordinates count as shares of the ROI side."""
    worst = 0.0
    for rows in (slice(None), slice(-1, None)):
        found = onnx_check.run(path, {"image": example[rows]})
        for name, wanted in expected.items():
            difference = np.abs(found[name] - wanted[rows])
            if name in ("keypoints", "back"):
                difference[..., :2] /= size_px
            worst = max(worst, float(difference.max()))
    if not worst <= TOLERANCE:
        raise onnx_check.OnnxMismatch(f"{path.name}: ONNX Runtime differs from PyTorch by {worst:.3g}, allowed {TOLERANCE}.")
    return worst


def commit() -> str:
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=data.ROOT, capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


def main(kind: str, state_path: Path, version: str, metrics: dict, calibration: dict) -> None:
    network, state = load(state_path)
    size_px = back_network.SIZE_PX if kind == "back" else state["config"].get("size_px", 256)
    example = sample_pictures(size_px, 1 if kind == "finder" else 2)
    outputs, ports, task, decode, sources = KINDS[kind]
    name = f"athlete-{kind}"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / f"{name}.onnx"
        expected = convert(network, example, fresh, outputs)
        worst = compare(fresh, example, expected, size_px)
        MODELS.mkdir(parents=True, exist_ok=True)
        (MODELS / f"{name}.onnx").write_bytes(fresh.read_bytes())
    trained = f"{sources}; {state['step']} steps of {state['config']['batch']}, seed {state['config']['seed']}, code {commit()}"
    sidecar.write_sidecar(MODELS / f"{name}.onnx", name=name, version=version, task=task, decode=decode, featureVersion=1, trainedOn=trained,
                          metrics=metrics, **ports(size_px), **calibration)
    golden.write_golden(GOLDEN, name, f"A drawn mannequin, and what PyTorch makes of it with {name}", image=example, **expected)
    print(f"{name}: {(MODELS / f'{name}.onnx').stat().st_size / 1e6:.2f} MB, step {state['step']}, ONNX Runtime differs by {worst:.2g}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=tuple(KINDS))
    parser.add_argument("--state", type=Path)
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument("--metrics", type=Path, help="JSON written by pose2d.evaluate")
    parser.add_argument("--calibration", type=Path, help="JSON written by pose2d.calibrate")
    arguments = parser.parse_args()
    chosen = arguments.state or data.runs_folder() / arguments.kind / ("best.pt" if arguments.kind == "keypoints" else "final.pt")
    curve = json.loads(arguments.calibration.read_text())["confidenceCalibration"] if arguments.calibration else None
    main(arguments.kind, chosen, arguments.version, json.loads(arguments.metrics.read_text()) if arguments.metrics else {},
         {"confidenceCalibration": curve} if curve else {})
