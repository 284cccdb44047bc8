"""What every widget may use: threads, settings, theme, translation, errors."""
