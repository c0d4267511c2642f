"""What is read of the product's table: made rows, no shared data."""

import numpy as np

from classifier import squat7_product
from common.skeleton import FAULTS

COLUMNS = ["recording", *[f"network_{fault}" for fault in FAULTS], "verdict", *[f"fault_{fault}" for fault in FAULTS]]


def row(recording: str, verdict: str, network: dict[str, float], named: dict[str, float]) -> str:
    judged = verdict != "not_assessable"
    return ",".join([recording, *[str(network.get(fault, 0.1)) if judged else "" for fault in FAULTS], verdict, *[str(named.get(fault, "")) for fault in FAULTS]])


def test_of_recordings_several_reps_none_and_one_not_assessable_are_told_apart(tmp_path):
    table = tmp_path / "scores.csv"
    table.write_text("\n".join([
        ",".join(COLUMNS),
        row("squat7.jsonl:1", "good", {"shallow": 0.2}, {}),
        row("squat7.jsonl:1", "faults", {"shallow": 0.7}, {"shallow": 0.8}),
        row("squat7.jsonl:3", "not_assessable", {}, {})]) + "\n", encoding="utf-8")
    found, assessable, network, named = squat7_product.of_recordings(table, 3)
    assert found.tolist() == [2, 0, 1] and assessable.tolist() == [2, 0, 0]
    assert np.allclose(network[:, FAULTS.index("shallow")], [0.7, 0, 0]) and np.allclose(network[0, FAULTS.index("round_back")], 0.1)
    assert named.sum() == 1 and named[0, FAULTS.index("shallow")]
