"""DuckDB views over a made-up warehouse, checked against the tables of facts, and a batch over them."""
