select
    debtor_key as consumer_id,
    'call-' || call_key as id,
    -- The loader writes UTC; without the Z it would be read as Chicago's.
    strftime(called_at, '%Y-%m-%d %H:%M:%SZ') as at,
    'call' as medium,
    result as disposition,                     -- dispositions.json says what the results mean
    ['placement-' || placement_key] as debts,
    'consumer' as recipient,
    'phone-' || phone_key as address,
    'collection' as purpose,
    'live' as voice,
    false as improper                          -- the dialer keeps the hours, and no complaint was upheld
from fct_call join fct_placement using (placement_key)
union all by name
select
    debtor_key as consumer_id,
    'notice-' || placement_key as id,
    notice_sent_on::varchar as at,
    'mail' as medium,
    case when notice_returned_on is null then 'sent' else 'undeliverable' end as outcome,
    ['placement-' || placement_key] as debts,
    'consumer' as recipient,
    'validation-notice' as purpose,
    false as improper,
    notice_returned_on::varchar as undeliverable_at
from fct_placement
where notice_sent_on is not null
