"""The templates of the pages, one for each kind, and what they share: ``base.html``, ``parts.html``, ``style.css``."""
