"""The command line: a thin face over the workflows. Never imports Qt."""

from __future__ import annotations

from annotator.first_use import on_first_use

on_first_use(__name__, __path__)
