"""The windows: Qt widgets over the workflows. Knows no SQL and no spreadsheets."""
