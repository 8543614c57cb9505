"""Build the committed tables of this room from what others publish."""
