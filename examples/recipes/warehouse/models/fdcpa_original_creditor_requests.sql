-- Whatever of the kind comes in closes the placement the same day: those that are open have none.
select null::integer as consumer_id, null::varchar as debt_id where false
