"""Videos of recorded movement, on made joints."""

import shutil
import subprocess

import numpy as np
import pytest

from pose2d import body, movements


def test_camera_stands_still_and_holds_the_whole_movement():
    low = body.SQUAT.copy()
    high = low + [0, 0, 0.5]
    frames = list(movements.pictures(np.stack([low, low, high]), 45, np.random.default_rng(3)))
    assert [frame.shape for frame in frames] == [(movements.SIDE_PX, movements.SIDE_PX, 3)] * 3
    same, moved = (np.abs(frames[0].astype(int) - frame).mean(2) > 30 for frame in frames[1:])
    assert same.mean() < 0.001 and moved.mean() > 0.02
    rows, columns = np.nonzero(moved)
    assert rows.min() > 20 and rows.max() < movements.SIDE_PX - 20 and columns.min() > 20 and columns.max() < movements.SIDE_PX - 20


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not there: it writes the videos")
def test_written_video_has_every_frame(tmp_path):
    path = tmp_path / "movement.mp4"
    movements.write(path, [np.full((movements.SIDE_PX, movements.SIDE_PX, 3), 40 * n, np.uint8) for n in range(4)])
    counted = subprocess.run(["ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=nb_read_frames,r_frame_rate", "-of", "csv=p=0", path], capture_output=True, text=True, check=True)
    assert counted.stdout.strip() == "25/1,4"


def test_repetitions_of_one_person_and_movement_follow_each_other():
    poses = np.arange(6, dtype=np.int16)[:, None, None] * np.ones((1, 19, 3), np.int16)
    motion = {"poses_i16": poses, "scale": np.array(0.5), "start": np.array([0, 2, 4]), "length": np.array([2, 2, 2]),
              "movement": np.array([1, 1, 1]), "subject": np.array([7, 7, 7]), "correct": np.array([1, 0, 1])}
    assert movements.recorded(motion, 1, 7)[:, 0, 0].tolist() == [0, 0.5, 2, 2.5]
    assert len(movements.recorded(motion, 2, 7)) == 0
