"""The overview of candidacies."""
