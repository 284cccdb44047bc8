"""What connects gestures with workflows: one class per subject, no painting."""
