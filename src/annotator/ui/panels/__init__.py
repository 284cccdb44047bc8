"""The docks around the text: documents and outline, details, annotation table."""
