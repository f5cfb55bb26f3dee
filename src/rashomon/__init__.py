"""Rashomon reads reports of armed conflict into one sourced record."""

__version__ = "0.1.0"
