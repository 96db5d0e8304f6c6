"""What trainers call, and trainings that are sessions by themselves."""
