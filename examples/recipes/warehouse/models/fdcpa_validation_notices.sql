select
    debtor_key as consumer_id,
    'placement-' || placement_key as debt_id,
    notice_sent_on::varchar as provided_at,
    false as orally,
    notice_returned_on is not null as came_back,
    notice_returned_on::varchar as undeliverable_at,
    true as states_period_end,
    notice_sent_on + 35 as period_ends         -- the day that the template prints
from fct_placement
where notice_sent_on is not null
