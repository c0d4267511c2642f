"""
Rigid-limb geometry on batches of poses. B clips, T frames, J = 19 joints; world axes x forward, y to the athlete's left, z up, metres.

Vectors are torch tensors [..., 3]; every function is differentiable, allocates its result and leaves its arguments as they are.
"""

import torch

from common.skeleton import J

RIGHT_LEG = (J["right_hip"], J["right_knee"], J["right_ankle"])
LEFT_LEG = (J["left_hip"], J["left_knee"], J["left_ankle"])
RIGHT_ARM = (J["right_shoulder"], J["right_elbow"], J["right_wrist"])
LEFT_ARM = (J["left_shoulder"], J["left_elbow"], J["left_wrist"])
HEAD = [J[name] for name in ("head_top", "nose", "left_eye", "right_eye", "left_ear", "right_ear")]
UPPER = [J[name] for name in ("right_wrist", "right_elbow", "right_shoulder", "left_shoulder", "left_elbow", "left_wrist", "neck")] + HEAD
UP = torch.tensor([0.0, 0.0, 1.0])


def up_like(vector: torch.Tensor) -> torch.Tensor:
    """The vertical, in the shape, type and place of `vector` [..., 3]."""
    return UP.to(vector).expand_as(vector)


def unit(vector: torch.Tensor) -> torch.Tensor:
    """The direction of `vector`; a vector without length stays (nearly) zero."""
    return vector / vector.norm(dim=-1, keepdim=True).clamp_min(1e-8)


def rotate(vector: torch.Tensor, axis: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    """Rotates `vector` [..., 3] about the unit `axis` [..., 3] by `angle` [...] radians, right-handed (Rodrigues' formula)."""
    axis, vector = torch.broadcast_tensors(axis, vector)
    c, s = torch.cos(angle)[..., None], torch.sin(angle)[..., None]
    return vector * c + torch.cross(axis, vector, dim=-1) * s + axis * (axis * vector).sum(-1, keepdim=True) * (1 - c)


def mid_hip(pose: torch.Tensor) -> torch.Tensor:
    """[..., 19, 3] → [..., 3]."""
    return (pose[..., J["right_hip"], :] + pose[..., J["left_hip"], :]) / 2


def heading(pose: torch.Tensor) -> torch.Tensor:
    """The horizontal direction the pelvis faces, [..., 19, 3] → [..., 3]."""
    across = pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :]
    return unit(torch.cross(across, up_like(across), dim=-1))


def limb_lengths(pose: torch.Tensor, chain: tuple[int, int, int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Lengths of the two limbs of a chain, [..., 19, 3] → two [...]."""
    root, middle, end = (pose[..., joint, :] for joint in chain)
    return (middle - root).norm(dim=-1), (end - middle).norm(dim=-1)


def two_bone(root: torch.Tensor, target: torch.Tensor, first: torch.Tensor, second: torch.Tensor, pole: torch.Tensor):
    """
    Two-bone inverse kinematics: the middle and end joint of a chain of rigid limbs from `root` towards `target`, bent towards `pole`.
    root, target, pole [..., 3] (pole is a direction), first and second [...] metres. A target out of reach is met in direction only.
    """
    across = target - root
    along = unit(across)
    reach = across.norm(dim=-1).clamp(min=1e-4)
    reach = torch.minimum(reach, (first + second) * 0.9999)
    reach = torch.maximum(reach, (first - second).abs() * 1.0001 + 1e-4)
    cosine = ((first**2 + reach**2 - second**2) / (2 * first * reach)).clamp(-1, 1)
    sine = torch.sqrt((1 - cosine**2).clamp_min(0))
    side = unit(pole - along * (pole * along).sum(-1, keepdim=True))
    middle = root + (along * cosine[..., None] + side * sine[..., None]) * first[..., None]
    return middle, root + along * reach[..., None]


def bend_direction(pose: torch.Tensor, chain: tuple[int, int, int]) -> torch.Tensor:
    """The direction in which a chain is bent: from the line root–end to the middle joint, [..., 3], not normalised."""
    root, middle, end = (pose[..., joint, :] for joint in chain)
    along = unit(end - root)
    return (middle - root) - along * ((middle - root) * along).sum(-1, keepdim=True)


def turn_part(pose: torch.Tensor, joints: list[int], pivot: torch.Tensor, axis: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    """Turns `joints` rigidly about `pivot` [..., 3] and `axis` [..., 3] by `angle` [...] radians; the other joints stay."""
    turned = pose.clone()
    part = pose[..., joints, :] - pivot[..., None, :]
    turned[..., joints, :] = rotate(part, axis[..., None, :], angle[..., None]) + pivot[..., None, :]
    return turned


def reach_kept(pose: torch.Tensor, steps: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """
    How much higher the pelvis has to be so that legs whose ankles go by `steps` (right, left) [B, 1 or T, 3] are as straight in the highest
    frame as they were, mean of both: [B, T, 19, 3] → [B, 1] metres. A pelvis left where it was bends the knees of whoever stands.
    """
    clips = torch.arange(len(pose), device=pose.device)
    highest = mid_hip(pose)[..., 2].argmax(1)
    standing, higher = pose[clips, highest], 0.0
    for step, (hip, _, ankle) in zip(steps, (RIGHT_LEG, LEFT_LEG)):
        step = step[:, 0] if step.shape[1] == 1 else step[clips, highest]
        before = standing[:, hip] - standing[:, ankle]
        after = before - step
        up = (before.square().sum(-1) - after[..., :2].square().sum(-1)).clamp_min(0.01).sqrt()
        higher = higher + (up - after[..., 2]) / 2
    return higher[:, None]


def place_pelvis(
        pose: torch.Tensor, shift: torch.Tensor, swing: tuple[torch.Tensor, torch.Tensor] | None = None,
        steps: tuple[torch.Tensor, torch.Tensor] | None = None) -> torch.Tensor:
    """
    Moves the pelvis and all above it by `shift` [..., 3] while the ankles stay where they are, or go by `steps` (right, left) [..., 3];
    knees follow by inverse kinematics. `swing` (right, left), radians [...], turns each knee about its hip–ankle line: positive is inwards.
    """
    moved = pose.clone()
    above = [J["right_hip"], J["left_hip"], *UPPER]
    moved[..., above, :] = pose[..., above, :] + shift[..., None, :]
    forward = heading(pose)
    for side, chain in enumerate((RIGHT_LEG, LEFT_LEG)):
        hip, ankle = moved[..., chain[0], :], pose[..., chain[2], :]
        if steps is not None:
            ankle = ankle + steps[side]
        # A straight leg has no bend to keep: a little of the heading settles where its knee goes.
        pole = bend_direction(pose, chain) + 0.02 * forward
        if swing is not None:
            pole = rotate(pole, unit(ankle - hip), -swing[side] if side == 0 else swing[side])
        first, second = limb_lengths(pose, chain)
        moved[..., chain[1], :], moved[..., chain[2], :] = two_bone(hip, ankle, first, second, pole)
    return moved
