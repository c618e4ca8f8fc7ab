"""What screen, chart and paper say alike: dates, lists, numbers, verdicts, channels, and typed text made safe."""
