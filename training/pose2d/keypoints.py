"""The 21 keypoints: names, mirror partners, groups, and how the teachers' and the annotators' points map onto them.

Left and right are the athlete's own. Coordinates everywhere in this folder are continuous pixels: the centre of the
first pixel is at 0.5, x to the right, y down.
"""

import numpy as np

NAMES = (
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle",
    "right_ankle", "left_heel", "right_heel", "left_foot_index", "right_foot_index",
)
COUNT = len(NAMES)
INDEX = {name: k for k, name in enumerate(NAMES)}

# BlazePose landmark that each keypoint comes from (33 landmarks, MediaPipe order).
FROM_BLAZEPOSE = np.array([0, 2, 5, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32])

# The annotators' orders of the human test set, as keypoint indices (-1: a point that we do not have).
FROM_LSPET = np.array([INDEX[n] if n else -1 for n in (
    "right_ankle", "right_knee", "right_hip", "left_hip", "left_knee", "left_ankle", "right_wrist", "right_elbow",
    "right_shoulder", "left_shoulder", "left_elbow", "left_wrist", "", "", "", "", "")])
FROM_COCO = np.arange(17)


def _partner(name: str) -> str:
    if name.startswith("left_"):
        return "right_" + name[5:]
    return "left_" + name[6:] if name.startswith("right_") else name


# MIRROR[k] is the keypoint that k becomes when the picture is mirrored.
MIRROR = np.array([INDEX[_partner(name)] for name in NAMES])

GROUPS = {
    "head": [k for k in range(5)],
    "shoulders": [INDEX["left_shoulder"], INDEX["right_shoulder"]],
    "elbows": [INDEX["left_elbow"], INDEX["right_elbow"]],
    "wrists": [INDEX["left_wrist"], INDEX["right_wrist"]],
    "hips": [INDEX["left_hip"], INDEX["right_hip"]],
    "knees": [INDEX["left_knee"], INDEX["right_knee"]],
    "ankles": [INDEX["left_ankle"], INDEX["right_ankle"]],
    "feet": [INDEX[n] for n in ("left_heel", "right_heel", "left_foot_index", "right_foot_index")],
}
MAIN = GROUPS["shoulders"] + GROUPS["hips"] + GROUPS["knees"] + GROUPS["ankles"]


def torso_length(points):
    """Yardstick of PCK: the distance from mid-shoulder to mid-hip.

    points [..., 21, >=2] (numpy or torch) -> [...], in the unit of the points.
    """
    shoulder = (points[..., 5, :2] + points[..., 6, :2]) / 2
    hip = (points[..., 11, :2] + points[..., 12, :2]) / 2
    return ((shoulder - hip) ** 2).sum(-1) ** 0.5
