select
    debtor_key as consumer_id,
    'attorney-' || debtor_key as id,
    attorney_since::varchar as learned_at,
    ['all'] as debts
from dim_debtor
where attorney_since is not null
