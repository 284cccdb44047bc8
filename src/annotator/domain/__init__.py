"""What project, document, annotation and change set are, and their rules."""
