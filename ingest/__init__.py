"""From files to an index of passages and facts."""
