"""Where things lie: the repository, its models and golden arrays, and the shared data beside the repository."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MODELS = REPOSITORY / "data" / "models"


def shared() -> Path:
    """The folder of shared training data: $SQUATCOACH_SHARED, else ../shared beside the repository. It may not exist."""
    return Path(os.environ.get("SQUATCOACH_SHARED", REPOSITORY.parent / "shared"))


def golden(test_project: str) -> Path:
    """The folder of golden arrays that one C# test project reads, such as `Pose3D.Tests`."""
    return REPOSITORY / "tests" / test_project / "Golden"
