"""The night by cron: export, decide, list, record, link, checkpoint, hand over."""
