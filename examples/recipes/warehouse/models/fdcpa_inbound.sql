-- Who calls back gets the client, who tells us of payments and of nothing else: nobody talked with us.
select null::integer as consumer_id where false
