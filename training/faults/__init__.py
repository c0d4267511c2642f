"""Kinematic edits: real squats made to look like other athletes' squats, and correct squats turned into faulty ones."""
