"""Qt item models over the workflows: outline tree and annotation table."""
