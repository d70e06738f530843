"""Records of decisions, and the chain that links them."""
