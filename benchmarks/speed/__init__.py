"""What a reading of the meter costs Home Assistant: with us, with what people build by hand, and at the least."""
