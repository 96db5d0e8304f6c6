"""The training-side client, on the oldest and the newest Python."""
