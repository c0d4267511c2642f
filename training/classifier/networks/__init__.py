"""The networks of the comparison, one file each; `catalogue.py` names them."""
