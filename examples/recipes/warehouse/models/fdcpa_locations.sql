select
    debtor_key as consumer_id,
    'home-' || debtor_key as id,
    zip_code as zip,
    'residence' as kind,
    'consumer' as person
from dim_debtor
where zip_code is not null
