import math

import pytest
import torch

from common.motion_bank import MotionBank
from common.skeleton import FAULTS, J, KEYPOINT_MIRROR, JOINT_MIRROR, OUTWARD, PARENTS, ROOT
from common.tiny import tiny_squat
from faults import edits, posture
from faults.arms import AS_RECORDED, HOLDS, hold_arms, squat_depth
from faults.kinematics import limb_lengths, mid_hip, place_pelvis, RIGHT_LEG, RIGHT_ARM, rotate, two_bone
from faults.unusual import Unusual
from faults.variety import BODY_LENGTH_METRES, Variety, body_length, mirrored, scale_limbs, to_standard_size
from lifter.metrics import knee_ankle_ratio, knee_flexion, trunk_lean


def squats(n: int = 3) -> torch.Tensor:
    return tiny_squat()[None].repeat(n, 1, 1, 1)


def bottom(pose: torch.Tensor) -> torch.Tensor:
    return pose[torch.arange(len(pose)), mid_hip(pose)[..., 2].argmin(1)]


def test_rotate_quarter_turn_about_z_takes_x_to_y():
    turned = rotate(torch.tensor([1.0, 0, 0]), torch.tensor([0.0, 0, 1]), torch.tensor(math.pi / 2))
    torch.testing.assert_close(turned, torch.tensor([0.0, 1, 0]), atol=1e-6, rtol=0)


def test_two_bone_reachable_target_is_reached_with_rigid_limbs():
    root, target = torch.zeros(1, 3), torch.tensor([[0.1, 0.2, -0.6]])
    middle, end = two_bone(root, target, torch.tensor([0.4]), torch.tensor([0.42]), torch.tensor([[1.0, 0, 0]]))
    torch.testing.assert_close(end, target, atol=1e-5, rtol=0)
    assert abs(middle.norm().item() - 0.4) < 1e-5 and abs((end - middle).norm().item() - 0.42) < 1e-5


def test_place_pelvis_ankles_stay_and_limbs_keep_their_length():
    pose = squats()
    moved = place_pelvis(pose, torch.tensor([0.03, 0.0, -0.02]).expand(*pose.shape[:2], 3))
    torch.testing.assert_close(moved[:, 5:35, J["left_ankle"]], pose[:, 5:35, J["left_ankle"]], atol=1e-3, rtol=0)
    for mine, its in zip(limb_lengths(moved, RIGHT_LEG), limb_lengths(pose, RIGHT_LEG)):
        torch.testing.assert_close(mine, its, atol=1e-4, rtol=0)


def test_mirrored_twice_is_the_pose():
    pose = squats() + 0.01 * torch.rand(3, 40, 19, 3)
    torch.testing.assert_close(mirrored(mirrored(pose)), pose)


def test_mirrors_are_their_own_inverse_and_tree_reaches_every_joint():
    for mirror in (JOINT_MIRROR, KEYPOINT_MIRROR):
        assert [mirror[m] for m in mirror] == list(range(len(mirror)))
    seen = {ROOT}
    for joint in OUTWARD:
        assert PARENTS[joint] in seen
        seen.add(joint)
    assert len(seen) == 20


def test_scale_limbs_thigh_longer_only_the_thigh_changes():
    pose = squats()
    scales = torch.ones(3, 40, 19)
    scales[..., J["right_knee"]] = 1.2
    scaled = scale_limbs(pose, scales)
    thigh, shank = limb_lengths(pose, RIGHT_LEG)
    torch.testing.assert_close(limb_lengths(scaled, RIGHT_LEG)[0], 1.2 * thigh)
    torch.testing.assert_close(limb_lengths(scaled, RIGHT_LEG)[1], shank)


@pytest.mark.parametrize("hold", range(AS_RECORDED), ids=HOLDS[:-1])
def test_hold_arms_every_hold_keeps_the_arms_lengths(hold):
    pose = squats()
    held = hold_arms(pose, torch.full((3, 2), hold), torch.Generator().manual_seed(1))
    for mine, its in zip(limb_lengths(held, RIGHT_ARM), limb_lengths(pose, RIGHT_ARM)):
        torch.testing.assert_close(mine, its, atol=1e-4, rtol=0)


def test_hold_arms_as_recorded_changes_nothing():
    pose = squats()
    torch.testing.assert_close(hold_arms(pose, torch.full((3, 2), AS_RECORDED), torch.Generator()), pose)


def test_variety_standard_size_and_finite():
    pose = Variety(torch.Generator().manual_seed(2))(squats(8))
    assert pose.isfinite().all()
    torch.testing.assert_close(body_length(pose).mean(1), torch.full((8,), BODY_LENGTH_METRES))


def drawn(fault: int | None, n: int = 6) -> edits.Drawn:
    strength = torch.zeros(n, 6)
    if fault is not None:
        strength[:, fault] = 1.0
    return edits.Drawn(strength)


@pytest.mark.parametrize("fault", [None, *range(6)], ids=["good", *FAULTS])
def test_body_every_fault_keeps_thighs_and_shanks(fault):
    pose = squats(6)
    made = edits.FaultMaker(torch.Generator().manual_seed(3)).body(pose, drawn(fault))
    for mine, its in zip(limb_lengths(made, RIGHT_LEG), limb_lengths(pose, RIGHT_LEG)):
        torch.testing.assert_close(mine, its, atol=2e-3, rtol=0)


def test_body_each_fault_shows_where_it_should():
    def made(fault):
        return edits.FaultMaker(torch.Generator().manual_seed(4)).body(squats(6), drawn(fault))
    good = bottom(made(None))
    assert (knee_ankle_ratio(bottom(made(edits.INWARD))) < 0.8 * knee_ankle_ratio(good)).all()
    assert (posture.hip_over_knee(bottom(made(edits.SHALLOW))) > posture.hip_over_knee(good) + 0.05).all()

    def forward(low):
        """What depth does not excuse."""
        return posture.knee_forward(low) - edits.DEEPER * (-posture.hip_over_knee(low)).clamp_min(0)
    assert (forward(bottom(made(edits.FRONTAL))) > 0.68).all() and (forward(good) < 0.66).all()
    up = made(edits.HEAD_UP)
    pitch = torch.rad2deg(posture.head_pitch(posture.at_bottom(up)) - posture.head_pitch(posture.standing(up)))
    assert (pitch > 15).all() and (pitch > 30).sum() > 2
    chord = (bottom(made(edits.ROUND))[:, J["neck"]] - mid_hip(bottom(made(edits.ROUND)))).norm(dim=-1)
    assert (chord < (good[:, J["neck"]] - mid_hip(good)).norm(dim=-1) - 0.01).all()


def test_draw_faults_never_round_and_warped_together():
    strength = edits.draw_faults(3000, torch.Generator().manual_seed(5)).strength
    assert not ((strength[:, edits.ROUND] > 0) & (strength[:, edits.WARPED] > 0)).any()
    assert 0.2 < ((strength > 0).sum(1) == 0).float().mean() < 0.35


def test_drawn_label_counts_from_faulty_on():
    drawn = edits.Drawn(torch.tensor([[0.0, 0.29, 0.3, 0.0, 1.0, 0.0]]))
    assert drawn.label.tolist() == [[0, 0, 1, 0, 1, 0]]
    weak = edits.draw_faults(3000, torch.Generator().manual_seed(6)).strength
    assert 0.08 < ((weak > 0) & (weak < edits.FAULTY)).sum() / (weak > 0).sum() < 0.2


def test_place_goes_through_its_three_points():
    (_, end), least, most = edits.BOTTOM[edits.ROUND]
    found = edits.place(edits.ROUND, torch.tensor([1e-6, edits.FAULTY, 1.0]), torch.zeros(3))
    torch.testing.assert_close(found, torch.tensor([end, least, most]), atol=1e-3, rtol=0)


def test_bend_spine_spread_bend_shortens_as_the_markers_do_and_turns_the_head():
    pose, bend = squats(1), torch.full((1, 40), math.radians(45))
    bent = edits.bend_spine(pose, bend)

    def trunk(p):
        return p[..., J["neck"], :] - mid_hip(p)
    shorter = 1 - trunk(bent).norm(dim=-1) / trunk(pose).norm(dim=-1)
    assert ((shorter > 0.03) & (shorter < 0.07)).all()

    def face(p):
        return p[..., J["head_top"], :] - p[..., J["neck"], :]
    turned = torch.rad2deg(torch.acos(torch.nn.functional.cosine_similarity(face(bent), face(pose), dim=-1)))
    torch.testing.assert_close(turned, torch.full((1, 40), 22.5), atol=3, rtol=0)


def test_squat_to_hips_and_knees_end_where_they_are_wanted():
    depth, forward = torch.tensor([-0.05, 0.05, 0.15, 0.3]), torch.tensor([0.5, 0.7, 0.4, 0.3])
    shown = squat_depth(squats(4)) / squat_depth(squats(4)).amax(1, keepdim=True)
    made = bottom(posture.squat_to(squats(4), depth, forward, shown))
    torch.testing.assert_close(posture.hip_over_knee(made), depth, atol=0.01, rtol=0)
    torch.testing.assert_close(posture.knee_forward(made), forward, atol=0.02, rtol=0)


@pytest.mark.parametrize("lopsided", [-1.0, 0.0, 1.0])
def test_knees_to_knees_end_as_far_apart_as_wanted(lopsided):
    shown = squat_depth(squats(3)) / squat_depth(squats(3)).amax(1, keepdim=True)
    wanted = torch.tensor([0.6, 1.0, 1.3])
    made = bottom(posture.knees_to(squats(3), wanted, shown, torch.full((3,), lopsided)))
    torch.testing.assert_close(knee_ankle_ratio(made), wanted, atol=0.05, rtol=0)


def test_head_to_and_lean_to_end_where_they_are_wanted():
    shown = squat_depth(squats(2)) / squat_depth(squats(2)).amax(1, keepdim=True)
    made = posture.lean_to(squats(2), torch.tensor([0.3, 0.8]), shown)
    torch.testing.assert_close(torch.deg2rad(trunk_lean(bottom(made))), torch.tensor([0.3, 0.8]), atol=1e-3, rtol=0)
    made = posture.head_to(made, torch.tensor([-0.4, 0.7]), shown)
    found = posture.head_pitch(posture.at_bottom(made)) - posture.head_pitch(posture.standing(made))
    torch.testing.assert_close(found[:, 0], torch.tensor([-0.4, 0.7]), atol=0.05, rtol=0)


def test_unusual_limbs_stay_rigid_and_feet_on_the_floor():
    made = Unusual(torch.Generator().manual_seed(1), share=1.0)(squats(8))
    first, second = limb_lengths(made, RIGHT_LEG)
    assert (first.std(1) < 1e-3).all() and (second.std(1) < 1e-3).all()
    assert (made[..., J["right_ankle"], 2].amax(1) - made[..., J["right_ankle"], 2].amin(1) < 0.03).all()


def test_stances_leave_standing_legs_as_straight_as_they_were():
    pose = squats(16)
    was = knee_flexion(posture.standing(pose))
    for made in (Unusual(torch.Generator().manual_seed(1), share=1.0)(pose), Variety(torch.Generator().manual_seed(1)).legs(pose)):
        more = knee_flexion(posture.standing(made)) - was
        assert more.mean().abs() < 2 and more.abs().amax() < 10, more
