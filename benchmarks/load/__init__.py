"""What many rigs and many trainers at once come to: nothing lost, nothing that grows, nobody who waits."""
