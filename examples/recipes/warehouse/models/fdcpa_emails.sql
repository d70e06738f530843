-- We keep no email address.
select null::integer as consumer_id where false
