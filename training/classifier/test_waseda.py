import numpy as np
import pytest
import torch

from classifier import waseda
from classifier.features import distances
from common.tiny import tiny_squat


def squat_of(deepest: float = 110.0, frames: int = waseda.FRAMES) -> np.ndarray:
    return distances(tiny_squat(deepest, frames)).T.numpy()


def test_read_what_write_wrote(tmp_path):
    waseda.write(tmp_path / "a.json", squat_of())
    np.testing.assert_allclose(waseda.read(tmp_path / "a.json"), squat_of(), atol=1e-6)


def test_read_plain_lists_of_distances_too(tmp_path):
    (tmp_path / "a.json").write_text(str([row.tolist() for row in squat_of(frames=3)]))
    assert waseda.read(tmp_path / "a.json").shape == (3, 171)


def test_read_wrong_number_says_which_frame(tmp_path):
    (tmp_path / "a.json").write_text('{"0": [0, [1.0, 2.0]]}')
    with pytest.raises(ValueError, match="frame 0: found 2 distances, expected 171"):
        waseda.read(tmp_path / "a.json")


def test_to_joints_distances_come_back_and_left_stays_left():
    pose = tiny_squat(frames=30)
    joints = waseda.to_joints(distances(pose).T.numpy(), pose[0].numpy())
    np.testing.assert_allclose(joints - joints.mean(1, keepdims=True), (pose - pose.mean(1, keepdim=True)).numpy(), atol=0.12)
    np.testing.assert_allclose(distances(torch.from_numpy(joints)).T.numpy(), distances(pose).T.numpy(), atol=1e-4)
    handed = np.linalg.det(np.stack((joints[0, 3] - joints[0, 2], joints[0, 12] - joints[0, 2], joints[0, 14] - joints[0, 12])))
    true = np.linalg.det(np.stack([(pose[0, a] - pose[0, b]).numpy() for a, b in ((3, 2), (12, 2), (14, 12))]))
    assert np.sign(handed) == np.sign(true)


def test_to_joints_mirrored_frame_given_gives_the_mirror_image():
    pose = tiny_squat(frames=3)
    given = pose[0].numpy() * np.array([1, -1, 1])
    joints = waseda.to_joints(distances(pose).T.numpy(), given)
    np.testing.assert_allclose(joints[0], given - given.mean(0) + joints[0].mean(0), atol=1e-4)


def test_groups_apart_no_group_on_two_sides():
    groups = [f"video {n // 5}" for n in range(100)]
    parts = waseda.groups_apart(groups, 1)
    sides = [{groups[n] for n in part} for part in parts]
    assert not (sides[0] & sides[1] or sides[0] & sides[2] or sides[1] & sides[2]) and sum(map(len, parts)) == 100


def test_protocol_on_made_files_tells_deep_from_shallow(tmp_path):
    chance = np.random.default_rng(1)
    for label, deepest in (("good", 115.0), ("bad_shallow", 60.0)):
        for video in range(10):
            for number in range(2):
                waseda.write(tmp_path / label / f"{video}" / f"{number}.json", squat_of(deepest + 5 * chance.normal()))
    results = waseda.protocol(tmp_path, waseda.Protocol(epochs=12, batch=8, seeds=(1,)))
    assert results["whole videos"][0][0] > 0.7 and set(results) == {"random squats", "whole videos"}


def test_load_nothing_there_says_what_was_expected(tmp_path):
    with pytest.raises(FileNotFoundError, match="expected CLASS/VIDEO"):
        waseda.load(tmp_path)
