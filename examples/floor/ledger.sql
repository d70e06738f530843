-- What the application keeps of its own: each decision as it was given, and which contacts to ask about again.
create table decision (
    number integer primary key, contact_id text, consumer_id int, step text, asked_at text, allowed text,
    valid_until text, fingerprint text, record text);
create table again (
    contact_id text primary key, consumer_id int, not_before text, because text);
create index decision_of on decision (contact_id);
