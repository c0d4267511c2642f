"""
The second opinion on an export: ONNX Runtime (onnxruntime-web, WebAssembly, on node) must give what PyTorch gave.

Debian has no ONNX Runtime for Python, hence node. `npm ci --ignore-scripts` in training/ installs it.
"""

import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

TRAINING = Path(__file__).resolve().parents[1]
RUNTIME = TRAINING / "node_modules" / "onnxruntime-web"


class OnnxMismatch(Exception):
    """ONNX Runtime and PyTorch disagree about a network: the export must not be shipped."""


def is_available() -> bool:
    """Whether onnxruntime-web is installed in training/node_modules."""
    return RUNTIME.exists()


def run(onnx_path: Path, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Runs the network under onnxruntime-web. Inputs are float32 by name; returns every output by name."""
    if not is_available():
        raise FileNotFoundError(f"onnxruntime-web is missing; run: npm ci --ignore-scripts in {TRAINING.name}/")
    with tempfile.TemporaryDirectory() as folder:
        job = {"model": str(onnx_path), "folder": folder, "inputs": []}
        for index, (name, array) in enumerate(inputs.items()):
            np.ascontiguousarray(array, dtype="<f4").tofile(f"{folder}/in{index}.bin")
            job["inputs"].append({"name": name, "shape": list(array.shape), "file": f"in{index}.bin"})
        done = subprocess.run(["node", str(TRAINING / "common" / "check.mjs")], input=json.dumps(job), capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"onnxruntime-web failed on {onnx_path.name}: {done.stderr.strip()[-800:]}")
        outputs = json.loads(done.stdout.strip().splitlines()[-1])
        return {o["name"]: np.fromfile(f"{folder}/{o['file']}", dtype="<f4").reshape(o["shape"]) for o in outputs}


def check(onnx_path: Path, inputs: dict[str, np.ndarray], expected: dict[str, np.ndarray], tolerance: float = 1e-4) -> float:
    """
    Compares ONNX Runtime with `expected` (PyTorch's outputs by name) and returns the greatest absolute difference.
    Raises OnnxMismatch when an output is missing, has another shape, holds NaN, or differs by more than `tolerance`.
    """
    found = run(Path(onnx_path), inputs)
    worst = 0.0
    for name, wanted in expected.items():
        if name not in found:
            raise OnnxMismatch(f"{onnx_path}: no output {name!r}, found {sorted(found)}")
        if found[name].shape != wanted.shape:
            raise OnnxMismatch(f"{onnx_path}: {name} is {found[name].shape}, PyTorch gave {wanted.shape}")
        difference = float(np.max(np.abs(found[name] - wanted))) if wanted.size else 0.0
        if not difference <= tolerance:
            raise OnnxMismatch(f"{onnx_path}: {name} differs by {difference:.3g}, allowed {tolerance:.3g}")
        worst = max(worst, difference)
    return worst
