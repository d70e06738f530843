-- What the application keeps of its own: each decision as it was given, and when to ask again.
create table decision (
    number integer primary key, contact_id text, asked_at text, step text, allowed text, valid_until text,
    fingerprint text, record text);
create table again (contact_id text primary key, consumer_id int, not_before text, because text);
