"""The text view: layout, painting, caret, selection, find."""
