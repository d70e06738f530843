-- We take no promises: a payment is made in the call, or not.
select null::integer as consumer_id, null::varchar as debt_id where false
