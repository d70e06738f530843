"""An application with SQLAlchemy models that asks before it dials."""
