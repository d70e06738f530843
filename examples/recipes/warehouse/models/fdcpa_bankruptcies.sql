-- Who is in bankruptcy is taken out of the placements by the vendor that looks every night.
select null::integer as consumer_id where false
