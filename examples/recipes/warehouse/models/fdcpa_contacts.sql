select
    debtor_key as consumer_id,
    'list-' || phone_key as contact_id,
    timestamptz '2026-03-03 16:30:00+00' as at,
    'call' as medium,
    ['placement-' || placement_key] as debts,
    'consumer' as recipient,
    'phone-' || phone_key as address,
    'collection' as purpose,
    false as autodialed,                       -- an agent chooses each number
    'live' as voice
from fct_placement join dim_phone using (debtor_key)
where case_status = 'OPEN' and paid_on is null
