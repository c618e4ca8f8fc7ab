"""Around the app: what a start waits for, and how the browser hears what a run has to say."""
