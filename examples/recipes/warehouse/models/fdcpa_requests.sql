select
    debtor_key as consumer_id,
    'opt-out-' || opt_out_key as id,
    'stop-medium' as kind,
    came_on::varchar as received_at,
    'consumer' as person,
    came_by = 'LETTER' as in_writing,
    -- Another channel, or NULL: every medium.
    case channel when 'CALLS' then ['call'] when 'TEXTS' then ['text'] end as media
from fct_opt_out
union all by name
select
    debtor_key as consumer_id,
    'opt-out-' || opt_out_key || '-machines' as id,
    'revoke-consent' as kind,
    came_on::varchar as received_at,
    'consumer' as person,
    came_by = 'LETTER' as in_writing
from fct_opt_out
