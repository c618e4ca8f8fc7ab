"""The questionnaire: set-up, one step at a time, and the way on."""
