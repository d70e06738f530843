-- Whatever of the kind comes in closes the placement the same day: one that is open has none.
select null::integer as consumer_id, null::varchar as debt_id where false
