"""Calculations for review: comparison of authors, agreement, progress. No files, no Qt."""
