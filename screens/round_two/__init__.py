"""The preparation for round two, part by part."""
