"""From 21 keypoints in the image to 19 joints in space: synthetic cameras, noise, a temporal network, its evaluation and export."""
