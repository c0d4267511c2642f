"""
Copies the training data that lifter.device needs into one git-ignored folder, for a machine without the shared data. From training/:

    python3 -m lifter.carry          # → runs/carry/shared; there: SQUATCOACH_SHARED=training/runs/carry/shared
"""

import shutil

from common.motion_bank import FILE, MotionBank
from common.paths import REPOSITORY

if __name__ == "__main__":
    target = REPOSITORY / "training" / "runs" / "carry" / "shared" / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(MotionBank.path(), target)
    print(f"{target.relative_to(REPOSITORY)}: {target.stat().st_size / 1e6:.1f} MB")
