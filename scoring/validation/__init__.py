"""Candidacies from elsewhere: whether they are coherent, and what to say when they are not."""
