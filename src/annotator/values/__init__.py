"""Figures and dates: from surface text to value, and back to display."""

from __future__ import annotations

from annotator.first_use import on_first_use

on_first_use(__name__, __path__)
