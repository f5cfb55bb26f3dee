"""How the weights of the reading's learned choices are made; nothing of this is needed to read."""
