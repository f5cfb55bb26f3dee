"""What the browser loads: one style, one script."""
