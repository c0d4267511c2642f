"""
Golden arrays: what Python computed, for C# to compute again.

NAME.json is a header { "schema": "squatcoach.golden/1", "about": "...", "arrays": [ { "name", "shape", "offset" } ] };
NAME.bin holds the arrays one after another, little-endian float32 in C order, `offset` counted in floats. NaN is allowed (missing).
"""

import json
from pathlib import Path

import numpy as np

SCHEMA = "squatcoach.golden/1"


def write_golden(folder: Path, name: str, about: str, **arrays: np.ndarray) -> None:
    """Writes folder/name.json and folder/name.bin."""
    folder.mkdir(parents=True, exist_ok=True)
    entries, blocks, offset = [], [], 0
    for key, array in arrays.items():
        block = np.ascontiguousarray(array, dtype="<f4")
        entries.append({"name": key, "shape": list(np.shape(array)), "offset": offset})
        blocks.append(block.tobytes())
        offset += block.size
    (folder / f"{name}.bin").write_bytes(b"".join(blocks))
    header = {"schema": SCHEMA, "about": about, "arrays": entries}
    (folder / f"{name}.json").write_text(json.dumps(header, indent=2) + "\n", encoding="utf-8")


def read_golden(folder: Path, name: str) -> dict[str, np.ndarray]:
    """The inverse of write_golden: name → float32 array."""
    header = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    if header["schema"] != SCHEMA:
        raise ValueError(f"{name}.json has schema {header['schema']!r}, expected {SCHEMA!r}")
    flat = np.frombuffer((folder / f"{name}.bin").read_bytes(), dtype="<f4")
    return {
        entry["name"]: flat[entry["offset"]: entry["offset"] + int(np.prod(entry["shape"]))].reshape(entry["shape"]).copy()
        for entry in header["arrays"]
    }
