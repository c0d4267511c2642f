"""The product's tracks beside the teacher's, on made points."""

import json

import numpy as np
import pytest

from pose2d import keypoints as kp
from pose2d import tracks


def test_track_beside_the_teacher_pairs_moments_and_notices_sides(tmp_path):
    rng = np.random.default_rng(1)
    truth = np.concatenate((rng.uniform(100, 300, (8, 21, 2)), np.ones((8, 21, 1))), -1)
    mirrored = truth.copy()
    mirrored[:4] = truth[:4][:, kp.MIRROR]
    assert tracks.compare(truth, truth) == {"frames": 8, "exchanged": 0, "pck@0.2": 1, "pck@0.1": 1, "knee": 1}
    assert tracks.compare(mirrored, truth)["exchanged"] == 0.5
    rows, theirs = tracks.paired(np.array([0, 0.1, 0.2]), np.array([0.01, 0.15, 0.19]))
    assert rows.tolist() == [0, 2] and theirs.tolist() == [0, 2]
    path = tmp_path / "clip.json"
    path.write_text(json.dumps({"frames": [{"timeSeconds": 0, "points": truth[0].tolist()}, {"timeSeconds": 0.1, "points": None}]}))
    times, points = tracks.read(path)
    assert times.tolist() == [0, 0.1] and np.allclose(points[0], truth[0]) and np.isnan(points[1]).all()


def test_frames_of_all_clips_count_alike():
    clip = {"exchanged": 0.0, "pck@0.2": 1.0, "pck@0.1": 1.0, "knee": 1.0}
    result = tracks.together({"long": clip | {"frames": 30}, "short": clip | {"frames": 10, "exchanged": 0.4}})
    assert result["frames"] == 40 and result["exchanged"] == pytest.approx(0.1) and result["knee"] == 1
