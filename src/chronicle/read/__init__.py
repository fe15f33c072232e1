"""content/ -> Contents."""
