"""Mannequins whose backs bend, the patch of the trunk, and the network that reads the line of the back."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from pose2d import back_network, back_patches, back_reps, backs, body, data, train_back
from pose2d.back_network import LEVELS_PX, SIDE_OVER_TRUNK, SIZE_PX, BackNetwork
from pose2d.draws import Draws
from pose2d.kept import load

HIPS, SHOULDERS = [11, 12], [5, 6]


@pytest.mark.parametrize("degrees", [-50, 0, 70])
def test_spine_runs_from_hips_to_neck_and_turns_by_its_bend(degrees):
    posture = body.squat_posture()
    curve = backs.spine(posture, np.deg2rad(degrees), skew=0.4)
    hips = (posture.points[body.L_HIP] + posture.points[body.R_HIP]) / 2
    np.testing.assert_allclose(curve.curve[0], hips, atol=1e-9)
    np.testing.assert_allclose(curve.curve[-1], posture.points[body.NECK], atol=1e-9)
    ends = np.clip(curve.front[0] @ curve.front[-1], -1, 1)
    assert np.rad2deg(np.arccos(ends)) == pytest.approx(abs(degrees), abs=1e-4)
    # A round back lies behind the straight line, an arched one before it.
    behind = (hips + posture.points[body.NECK]) / 2 - curve.curve[len(curve.curve) // 2]
    assert np.sign(np.round(behind @ curve.front[12], 6)) == np.sign(degrees)


def test_bent_keeps_legs_and_arms_as_long_and_brings_the_neck_nearer():
    posture = body.squat_posture()
    bent = backs.bent(posture, np.deg2rad(60), np.random.default_rng(0))
    legs = [body.R_ANKLE, body.R_KNEE, body.R_HIP, body.L_HIP, body.L_KNEE, body.L_ANKLE, 19, 20, 21, 22]
    np.testing.assert_array_equal(bent.points[legs], posture.points[legs])

    def length(points, a, b):
        return np.linalg.norm(points[a] - points[b])
    for a, b in ((body.L_SHOULDER, body.L_ELBOW), (body.R_ELBOW, body.R_WRIST), (body.NOSE, body.HEAD_TOP)):
        assert length(bent.points, a, b) == pytest.approx(length(posture.points, a, b))
    hips = (posture.points[body.L_HIP] + posture.points[body.R_HIP]) / 2
    shorter = np.linalg.norm(bent.points[body.NECK] - hips) / np.linalg.norm(posture.points[body.NECK] - hips)
    assert shorter == pytest.approx(np.sin(np.pi / 6) / (np.pi / 6))


def made(count: int, seed: int = 1) -> dict[str, np.ndarray]:
    """Pictures of one squat with drawn backs, as the archive holds them."""
    rng = np.random.default_rng(seed)
    squat = body.SQUAT[None]
    pool = rng.integers(0, 255, (3, 128, 128, 3)).astype(np.uint8)
    return {name: np.stack(values) for name, values in zip(backs.NAMES, zip(*(backs.one(squat, squat, pool, rng) for _ in range(count))))}


def test_patch_shows_the_trunk_upright_and_the_line_crosses_its_levels():
    some = train_back.pictures(made(6))
    crops = back_patches.crops(some.points)
    placed = crops.place(some.points)
    trunk = SIZE_PX / SIDE_OVER_TRUNK
    torch.testing.assert_close(placed[:, HIPS].mean(1), torch.tensor([[SIZE_PX / 2, SIZE_PX / 2 + trunk / 2]]).expand(6, 2), atol=0.1, rtol=0)
    torch.testing.assert_close(placed[:, SHOULDERS].mean(1), torch.tensor([[SIZE_PX / 2, SIZE_PX / 2 - trunk / 2]]).expand(6, 2), atol=0.1, rtol=0)
    x, visible, known = back_patches.crossings(crops.place(some.line), some.seen)
    assert known.mean() > 0.8 and set(visible.flatten().tolist()) <= {0.0, 1.0}


def test_crossings_of_a_straight_line_lie_on_it():
    y = torch.linspace(90, 5, 25)
    line = torch.stack([20 + 0.3 * y, y], -1)[None]
    seen = torch.ones(1, 25, dtype=torch.bool)
    x, visible, known = back_patches.crossings(line, seen)
    torch.testing.assert_close(x[0], 20 + 0.3 * torch.tensor(LEVELS_PX))
    assert known.all() and visible.all()
    outside = back_patches.crossings(line + torch.tensor([200.0, 0]), seen)[2]
    assert not outside.any()


@pytest.mark.parametrize("degrees", [-40, 0, 30, 75])
def test_bends_read_an_arc_on_either_side(degrees):
    turn, share = np.deg2rad(degrees), np.linspace(0, 1, 2001)
    angles = turn * (share - 0.5)
    x, y = np.cumsum(np.sin(angles)) / 2000, np.cumsum(np.cos(angles)) / 2000
    at = [200, 600, 1000, 1400, 1800]
    left = np.stack([30 + 60 * x[at], 90 - 60 * y[at]], -1)[None]  # the belly is to the right
    right = left * [-1, 1] + [SIZE_PX, 0]
    assert back_reps.bends(left)[0] == pytest.approx(degrees, abs=0.05 * abs(degrees) + 0.1)
    np.testing.assert_allclose(back_reps.bends(right), back_reps.bends(left), atol=1e-6)


def test_network_learns_a_small_batch():
    torch.manual_seed(0)
    network, drawn = BackNetwork(), train_back.batch(train_back.pictures(made(6)), Draws(2))
    optimiser, values = torch.optim.AdamW(network.parameters(), 3e-3), []
    for _ in range(12):
        loss, _ = back_network.loss(network, *network.logits(drawn["patch"]), drawn["x"], drawn["visible"], drawn["known"])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        values.append(loss.item())
    assert values[-1] < 0.7 * values[0]
    back = network.eval()(drawn["patch"])
    assert back.shape == (6, 5, 3) and 0 <= back[..., 2].min() and back[..., 2].max() <= 1
    torch.testing.assert_close(back[0, :, 1], torch.tensor(LEVELS_PX))


def test_training_resumes_and_keeps_what_export_reads(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "RUNS", tmp_path)
    (tmp_path / "backs").mkdir()
    np.savez(tmp_path / "backs" / "backs-1-00.npz", **made(8))
    config = train_back.Config(steps=2, batch=4)
    train_back.main(config)
    train_back.main(replace(config, steps=3))
    network, state = load(tmp_path / "back" / "final.pt")
    assert isinstance(network, BackNetwork) and state["step"] == 3 and len(state["held_out"]["median"]) == 5


def test_without_pictures_says_how_to_make_them(tmp_path):
    with pytest.raises(SystemExit, match="pose2d.backs"):
        backs.load(tmp_path)


@pytest.mark.parametrize("bottom, standing, expected", [(40, 0, 40), (-10, -50, 0), (40, -42, 40), (25, 40, 0), (60, 40, 20), (-60, -20, -40), (-20, 30, -20)])
def test_beyond_counts_what_leaves_both_straight_and_standing(bottom, standing, expected):
    assert back_reps.beyond(bottom, standing) == pytest.approx(expected)


def test_a_drawn_rep_shows_the_bottom_and_standing_with_their_bends():
    rng = np.random.default_rng(4)
    standing = body.SQUAT.copy()
    standing[:, 2] *= 1.6
    share = np.concatenate([np.zeros(8), np.linspace(0, 1, 8), np.ones(8), np.linspace(1, 0, 8), np.zeros(8)])
    pose = standing + share[:, None, None] * (body.SQUAT - standing)
    rep = back_reps.drawn(pose, np.radians(50) * share, 90.0, rng)
    assert rep.low.sum() == back_reps.BOTTOM_FRAMES and (~rep.low).sum() == back_reps.STANDING_FRAMES
    assert rep.bend == pytest.approx(50, abs=1)
    torch.manual_seed(0)
    found = back_reps.read(BackNetwork().eval(), rep, Draws(1))
    assert np.isnan(found) or abs(found) < 360
