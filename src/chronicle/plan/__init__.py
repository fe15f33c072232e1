"""Public archive -> jobs."""
