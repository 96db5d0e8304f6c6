"""What a long history costs: to set its rig up, to leaf through it, to add to it, to keep it in memory and on disk."""
