"""
UI-PRMD's movements as videos of mannequins: whole sets of squats, and eight movements in which there is no squat,
seen from all sides. From training/:

    python3 -m pose2d.movements runs/movements [1,4,5,7] [25,65,115,-50]      # people, and from where each is seen
    ../squatcoach evaluate clips runs/movements

A video holds five correct repetitions of one person, one after the other as they were recorded; each person is seen from one side. truth.json
says how many squats there are. Standing up from a chair is left out: it is half a squat. The keypoint network was trained on pictures of such
mannequins, so that this asks more of the rules than of the eyes.
"""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from pose2d import backgrounds, body, data, mannequin, render

DEEP_SQUAT, SIT_TO_STAND, MOVEMENTS = 1, 5, 10
REPETITIONS, SIDE_PX, DISTANCE_METRES = 5, 384, 4.0
RATE_HZ = 25


def recorded(motion: dict[str, np.ndarray], movement: int, subject: int) -> np.ndarray:
    """The first correct repetitions of somebody, one after the other: [T, 19, 3] metres; empty where there are none."""
    rows = np.flatnonzero((motion["movement"] == movement) & (motion["subject"] == subject) & (motion["correct"] == 1))[:REPETITIONS]
    frames = [motion["poses_i16"][motion["start"][row]: motion["start"][row] + motion["length"][row]] for row in rows]
    return np.concatenate(frames).astype(np.float64) * float(motion["scale"]) if frames else np.empty((0, 19, 3))


def pictures(joints: np.ndarray, azimuth: float, rng: np.random.Generator):
    """Frames uint8 [S, S, 3] of a mannequin before a drawn scene, from a camera that stands still, `azimuth` degrees off the first frame's front."""
    look, scene = mannequin.draw_look(rng), backgrounds.drawn(rng, SIDE_PX).astype(np.float32) / 255
    ahead = body.torso_frame(joints[0])[0]
    rotation = render.view(np.arctan2(ahead[1], ahead[0]) + np.deg2rad(azimuth), np.deg2rad(4), 0.0)
    position = (joints.min((0, 1)) + joints.max((0, 1))) / 2 - rotation[2] * DISTANCE_METRES
    lamp, shoes = body.unit(np.array([0.3, 0.4, 0.8])), int(rng.integers(1 << 30))
    flat, _ = mannequin.Canvas(scene, 1.0, np.zeros(2), rotation, position, lamp).project(joints)
    low, high = flat.min((0, 1)), flat.max((0, 1))
    focal = 0.75 * SIDE_PX / (high - low).max()
    for frame in joints:
        posture = body.Posture(np.concatenate([frame, body.add_feet(frame, np.random.default_rng(shoes))]), *body.torso_frame(frame), "raised")
        canvas = mannequin.Canvas(scene.copy(), focal, SIDE_PX / 2 - focal * (low + high) / 2, rotation, position, lamp)
        mannequin.draw_body(canvas, posture, look)
        yield np.clip(canvas.colour * 255 + rng.normal(0, 3, canvas.colour.shape), 0, 255).astype(np.uint8)


def write(path: Path, frames) -> None:
    """An H.264 file of the frames. Needs ffmpeg."""
    size = f"{SIDE_PX}x{SIDE_PX}"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(RATE_HZ), "-i", "-"]
    arguments = ["ffmpeg", "-v", "error", "-y", *raw, "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", str(path)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE) as encoder:
        for frame in frames:
            encoder.stdin.write(frame.tobytes())
        encoder.stdin.close()
    if encoder.returncode != 0:
        raise SystemExit(f"movements: ffmpeg could not write {path}.")


def main(folder: Path, subjects: list[int], azimuths: list[float], movements=tuple(range(1, MOVEMENTS + 1))) -> list[dict]:
    folder.mkdir(parents=True, exist_ok=True)
    with np.load(data.shared_folder("") / "data" / "motion" / "uiprmd_all10_joints19_25hz.npz") as archive:
        motion = dict(archive)
    truth = []
    for movement in movements:
        for subject, azimuth in zip(subjects, azimuths):
            joints = recorded(motion, movement, subject)
            if movement == SIT_TO_STAND or not len(joints):
                continue
            name = f"m{movement:02d}_s{subject}_a{azimuth:.0f}.mp4"
            write(folder / name, pictures(joints, azimuth, np.random.default_rng([movement, subject])))
            truth.append({"file": name, "reps": REPETITIONS if movement == DEEP_SQUAT else 0, "duration_s": len(joints) / RATE_HZ})
            print(name, flush=True)
    (folder / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
    return truth


if __name__ == "__main__":
    people = json.loads(sys.argv[2]) if len(sys.argv) > 2 else [1, 4, 5, 7]
    sides = json.loads(sys.argv[3]) if len(sys.argv) > 3 else [25, 65, 115, -50]
    main(Path(sys.argv[1]), people, sides)
