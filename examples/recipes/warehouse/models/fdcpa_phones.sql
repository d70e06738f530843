select
    debtor_key as consumer_id,
    'phone-' || phone_key as id,
    phone as number,
    'consumer' as person,
    case phone_type when 'MOBILE' then 'mobile' when 'HOME' then 'landline' end as line_type,
    case phone_type when 'MOBILE' then 'none' when 'HOME' then 'home' end as place,
    bad_since is not null as disowned,         -- bad numbers are keyed
    bad_since::varchar as disowned_at
from dim_phone
