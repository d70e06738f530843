"""What is shown to people, in a terminal and on a page: instants, law and facts in words, and pictures of time."""
