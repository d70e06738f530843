select
    debtor_key as consumer_id,
    'third-party-collector' as collector,
    is_deceased as deceased                    -- NULL: the feed of deaths has not come yet
from dim_debtor
