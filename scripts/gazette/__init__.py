"""A publisher for a Chinese municipal government gazette (政府公报)."""
