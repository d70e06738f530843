// What the page loads, each file with its length and hash; `make site` writes it.
