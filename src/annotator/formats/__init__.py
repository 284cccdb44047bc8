"""Other people's files: text, workbook, CSV, JSONL. Knows no database and no Qt."""
