"""What the wrapper around a training costs that training, measured side by side with the training alone."""
