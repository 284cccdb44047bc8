"""Figures and dates: from surface text to value, and back to display."""
