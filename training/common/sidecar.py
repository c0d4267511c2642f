"""Sidecars: the .json beside every .onnx, which says what the network eats and gives, and pins the file by its hash."""

import hashlib
import json
from pathlib import Path

SCHEMA = "squatcoach.model/1"
TASKS = ("pose2d", "finder", "back", "lifter", "classifier")
REQUIRED = ("name", "version", "task", "decode", "inputs", "outputs", "featureVersion", "trainedOn", "metrics")
ALLOWED = REQUIRED + ("keypoints", "joints", "classes", "calibration", "normalisation", "thresholds", "confidenceCalibration", "seenFrom")


def write_sidecar(onnx_path: Path, **fields) -> dict:
    """
    Writes NAME.json beside NAME.onnx and returns it. `inputs` are dicts of name, shape, range, layout; `outputs` of name, shape,
    meaning; -1 in a shape is dynamic. `schema` and `sha256` are filled in here. Raises ValueError for missing or unknown fields.
    """
    missing = [name for name in REQUIRED if name not in fields]
    unknown = [name for name in fields if name not in ALLOWED]
    if missing or unknown:
        raise ValueError(f"sidecar of {onnx_path.name}: missing {missing}, unknown {unknown}")
    if fields["task"] not in TASKS:
        raise ValueError(f"sidecar of {onnx_path.name}: task is {fields['task']!r}, expected one of {TASKS}")
    for kind, keys in (("inputs", {"name", "shape", "range", "layout"}), ("outputs", {"name", "shape", "meaning"})):
        for port in fields[kind]:
            if set(port) != keys:
                raise ValueError(f"sidecar of {onnx_path.name}: {kind} has {sorted(port)}, expected {sorted(keys)}")
    sidecar = {"schema": SCHEMA, **fields, "sha256": hashlib.sha256(onnx_path.read_bytes()).hexdigest()}
    onnx_path.with_suffix(".json").write_text(json.dumps(sidecar, indent=2) + "\n", encoding="utf-8")
    return sidecar
