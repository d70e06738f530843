-- What the application keeps of its own: each decision and its record, the records linked in a chain, and which contacts to
-- ask about again.
create table decision (
    number integer primary key, contact_id text, consumer_id int, step text, asked_at text, allowed text,
    valid_until text, record text);
create table log (n integer primary key, line text);
create table again (
    contact_id text primary key, consumer_id int, not_before text, because text);
create index decision_of on decision (contact_id);
