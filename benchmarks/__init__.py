"""Scorers for each task, and speed runs."""
