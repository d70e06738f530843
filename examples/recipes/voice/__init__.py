"""A voice agent that asks before it dials and goes on asking while it talks."""
