"""Puts training/ on the path, so that tests import `common`, `lifter`, … as the commands do."""
