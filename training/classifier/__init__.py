"""Temporal distance matrices and the network that finds six faults in them."""
