"""收稿: an issue as it was received -> a draft of its YAML, with every doubt named. Loses nothing, decides nothing silently."""
