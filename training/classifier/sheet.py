"""
The made faults to look at: one row a fault, weak to gross from left to right, from the side and from the front. From training/:

    python3 -m classifier.sheet ../docs/images/made-faults.png
"""

import sys
from pathlib import Path

import torch
from PIL import Image, ImageDraw

from classifier.synthesis import RepMaker
from common.motion_bank import MotionBank
from common.skeleton import FAULTS, J
from faults.edits import Drawn
from faults.kinematics import mid_hip

STRENGTHS = (0.15, 0.3, 0.55, 0.8, 1.0)
WIDTH, HEIGHT, PIXELS_A_METRE, FLOOR = 130, 150, 78, 14
LIMBS = (
    ("right_ankle", "right_knee"), ("right_knee", "right_hip"), ("left_ankle", "left_knee"), ("left_knee", "left_hip"), ("right_hip", "left_hip"),
    ("right_shoulder", "left_shoulder"), ("right_shoulder", "right_elbow"), ("right_elbow", "right_wrist"), ("left_shoulder", "left_elbow"),
    ("left_elbow", "left_wrist"), ("neck", "head_top"), ("neck", "nose"),
)
COLOURS = {"right": (190, 60, 40), "left": (40, 90, 180)}


def draw(picture: ImageDraw.ImageDraw, pose: torch.Tensor, left: int, top: int, axis: int) -> None:
    """One pose [19, 3] from the side (axis 0) or from the front (axis 1)."""
    base = (pose[J["left_ankle"]] + pose[J["right_ankle"]]) / 2

    def at(point: torch.Tensor) -> tuple[float, float]:
        x, _, z = (point - base).tolist() if axis == 0 else (point - base)[[1, 0, 2]].tolist()
        return left + WIDTH / 2 + (x if axis == 0 else -x) * PIXELS_A_METRE, top + HEIGHT - FLOOR - z * PIXELS_A_METRE
    for first, second in LIMBS:
        picture.line([at(pose[J[first]]), at(pose[J[second]])], fill=COLOURS.get(first.split("_")[0], (30, 30, 30)), width=2)
    picture.line([at(mid_hip(pose)), at(pose[J["neck"]])], fill=(30, 30, 30), width=3)


def sheet(bank: MotionBank) -> Image.Image:
    image = Image.new("RGB", (2 * WIDTH * len(STRENGTHS), HEIGHT * (1 + len(FAULTS))), "white")
    picture = ImageDraw.Draw(image)
    for row, fault in enumerate((None, *range(len(FAULTS)))):
        for column, strength in enumerate(STRENGTHS):
            drawn = torch.zeros(4, 6)
            if fault is not None:
                drawn[:, fault] = strength
            reps = RepMaker(bank, (1 + column,), torch.Generator().manual_seed(10 * row + column))(4, Drawn(drawn))
            pose = reps.pose[0, mid_hip(reps.pose[0])[:, 2].argmin()]
            for axis in (0, 1):
                draw(picture, pose, (2 * column + axis) * WIDTH, row * HEIGHT, axis)
            picture.text((2 * column * WIDTH + 4, row * HEIGHT + 3), "good" if fault is None else f"{FAULTS[fault]} {strength}", fill=(0, 0, 0))
    return image


if __name__ == "__main__":
    torch.set_num_threads(1)
    sheet(MotionBank.load()).save(Path(sys.argv[1]), optimize=True)
