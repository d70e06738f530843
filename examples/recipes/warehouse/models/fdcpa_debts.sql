select
    debtor_key as consumer_id,
    'placement-' || placement_key as id,       -- a bare number of ten digits could be a telephone number
    'consumer' as nature,                      -- no client places commercial debts
    case product when 'CREDIT CARD' then 'credit-card' when 'MEDICAL' then 'medical' end as kind,
    'none' as servicing_account,               -- no client services student loans
    case when delinquent_on < placed_on then true end as in_default_when_obtained,
    paid_on is not null as paid,               -- payments are loaded every night
    paid_on::varchar as paid_at,
    placed_on as assigned_on,
    delinquent_on as past_due_since,
    false as purchased,                        -- we buy nothing
    false as credit_reported,                  -- nor report
    false as active_litigation,                -- nor sue
    false as legal_action_authorised,
    ['none'] as co_obligors                    -- whoever else owes has a placement of their own
from fct_placement
where case_status = 'OPEN'                     -- what is closed is the client's again
