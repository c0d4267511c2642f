"""The 19 joints and 21 keypoints as data: names, parents, mirror partners. The order is a contract (see src/Movement)."""

JOINTS = (
    "right_ankle", "right_knee", "right_hip", "left_hip", "left_knee", "left_ankle", "right_wrist", "right_elbow", "right_shoulder",
    "left_shoulder", "left_elbow", "left_wrist", "neck", "head_top", "nose", "left_eye", "right_eye", "left_ear", "right_ear",
)
KEYPOINTS = (
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
    "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle", "left_heel",
    "right_heel", "left_foot_index", "right_foot_index",
)
FAULTS = ("inward_knees", "round_back", "warped_back", "upward_head", "shallow", "frontal_knees")

J = {name: index for index, name in enumerate(JOINTS)}
K = {name: index for index, name in enumerate(KEYPOINTS)}

ROOT = -1
"""Marks a joint whose parent is the mid-hip, which is no joint of its own."""

PARENTS = (1, 2, ROOT, ROOT, 3, 4, 7, 8, 12, 12, 9, 10, ROOT, 12, 12, 14, 14, 15, 16)


def _mirror(names: tuple[str, ...]) -> tuple[int, ...]:
    def partner(name: str) -> str:
        if name.startswith("left_"):
            return "right_" + name[5:]
        return "left_" + name[6:] if name.startswith("right_") else name
    return tuple(names.index(partner(name)) for name in names)


JOINT_MIRROR = _mirror(JOINTS)
KEYPOINT_MIRROR = _mirror(KEYPOINTS)


def _outward() -> tuple[int, ...]:
    def depth(joint: int) -> int:
        return 0 if joint == ROOT else 1 + depth(PARENTS[joint])
    return tuple(sorted(range(len(JOINTS)), key=lambda joint: (depth(joint), joint)))


OUTWARD = _outward()
"""Joints from the root outwards: a parent stands before its children."""

KEYPOINT_OF_JOINT = {name: K[name] for name in JOINTS if name in K}
"""The joints that are keypoints too, by name; neck and head_top are not."""
