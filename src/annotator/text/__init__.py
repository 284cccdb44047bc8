"""Strings and integers: spans, paragraphs, outline, positions. Knows no people, types or files."""
