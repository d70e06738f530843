"""The published rules: one folder per legal order, one module per body of law, one rule per paragraph."""
