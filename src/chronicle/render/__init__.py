"""A job and a theme -> bytes."""
