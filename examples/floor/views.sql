-- From the floor's tables to the facts. SQLite and PostgreSQL take this text.
--
-- What stands in a comment is a decision of this house about what its own columns mean: read it with whoever keys them. A
-- column that is left out, or NULL, is unknown, and binds as it binds most; where the house knows that a NULL means "no",
-- the view says no. A table for which there is no view is unknown; a view without rows says that there is nothing.

-- The day for which the rows are read. A floor that lives says current_date; this one stands still.
create view today as select '2026-11-27' as day;

create view fdcpa_consumers as
select
    consumer_id,
    'third-party-collector' as collector,      -- we collect for others, under our own name
    case minor when 'Y' then true when 'N' then false end as minor,  -- NULL: nobody asked
    -- Asked is what we know, and a death that we know of is keyed: NULL is a death of which we know nothing.
    coalesce(deceased = 'Y', false) as deceased,
    segment
from consumer;

create view fdcpa_debts as
select
    consumer_id,
    'acct-' || acct_no as id,                  -- account numbers alone could be telephone numbers
    'consumer' as nature,                      -- clients place no commercial account with us: section 1 of each contract
    case product when 'CC' then 'credit-card' when 'MED' then 'medical' when 'AUTO' then 'auto' when 'UTL' then 'utility'
        when 'TEL' then 'telecom' when 'PDL' then 'payday-loan' when 'RNT' then 'rent' when 'STU' then 'student-loan'
    end as kind,                               -- NULL: the client did not say
    -- Two loans may have been serviced under one number, which we do not keep; whoever has one account here has no two.
    case when (select count(*) from account as mine where mine.consumer_id = account.consumer_id) = 1 then 'none'
    end as servicing_account,
    -- Known to be late before it came to us; without that day nobody looked.
    case when delinq_dt < placed_dt then true end as in_default_when_obtained,
    -- Either mark is enough: some are paid and still active. Closed may mean paid or recalled, so it stays open.
    case when paid_dt is not null or status in ('PIF', 'SIF') then true when status in ('ACT', 'LEG') then false
    end as paid,
    paid_dt as paid_at,
    (select sol_dt <= day from today) as time_barred,                -- NULL: counsel has not worked it out
    -- Counsel takes an account by this status; with a judgment and another status, nobody can tell.
    case when status = 'LEG' then true when judgment is null then false end as active_litigation,
    placed_dt as assigned_on,                  -- nobody assigns it again after it came to us
    delinq_dt as past_due_since,
    case when chargeoff_dt is not null then true end as charged_off, -- NULL: charged off or not, no day was given
    client = 'DB9' as purchased,               -- the one client that buys; the others are the first creditors
    case product when 'CC' then true end as open_end,
    false as credit_reported,                  -- we report nothing to anybody
    cast(orig_bal as text) as original_amount,
    'none' as co_obligors,                     -- clients place an account of its own for whoever else owes
    status = 'LEG' as legal_action_authorised
from account;

create view fdcpa_validation_notices as
select
    consumer_id,
    'acct-' || acct_no as debt_id,
    sent_dt as provided_at,
    false as orally,
    returned_dt is not null as came_back,      -- each envelope that comes back is keyed
    returned_dt as undeliverable_at,
    true as states_period_end                  -- the letter prints a day; which one we do not keep, so it is unknown
from letter_log join account using (acct_no)
where letter_cd = 'VAL';

create view fdcpa_disputes as
select
    consumer_id,
    'acct-' || acct_no as debt_id,
    'disp-' || id as id,
    rcvd_dt as received_at,
    case when method in ('MAIL', 'WEB') then true when method = 'PHONE' then false end as in_writing,
    case when method in ('PHONE', 'WEB') then false end as submitted_earlier,  -- what came by mail was posted before
    resolved_dt as verified_at,                -- keyed when the verification goes out, and for nothing else
    false as billing_error                     -- what reaches us is no notice to the creditor at its own address
from dispute join account using (acct_no);

-- Who asks for the original creditor disputes as well, by our own form, and is keyed as a dispute: there are no others.
create view fdcpa_original_creditor_requests as
select cast(null as integer) as consumer_id, null as debt_id, null as id where false;

-- What a law may say to wait for, such as identity theft or an insurer's appeal, agents key as a dispute and nowhere else:
-- each may be any of it, and what has no dispute has none of it.
create view fdcpa_proceedings as
select
    consumer_id,
    'acct-' || acct_no as debt_id,
    'disp-' || id || '-may-be' as id,
    null as kind,
    rcvd_dt as learned_at,
    case when method in ('MAIL', 'WEB') then true when method = 'PHONE' then false end as in_writing,
    null as ended_at                           -- verification answers a dispute, and ends none of these
from dispute join account using (acct_no);

create view fdcpa_promises as
select
    consumer_id,
    'acct-' || acct_no as debt_id,
    'ptp-' || id as id,
    made_ts as made_at,
    due_dt as due_on,
    case ptp.status when 'K' then due_dt end as kept_at,     -- K is keyed by the day it was due, whenever the payment came
    case ptp.status when 'B' then due_dt end as broken_at,
    false as of_plan                           -- plans are the client's, and none of these rows
from ptp join account using (acct_no);

create view fdcpa_phones as
select
    consumer_id,
    'ph-' || phone_id as id,
    num as number,                             -- in any spelling; what is no number is pointed out
    'consumer' as person,                      -- numbers of others are not loaded
    case type when 'C' then 'mobile' when 'H' then 'landline' end as line_type,  -- a number at work may be either
    case type when 'C' then 'none' when 'H' then 'home' when 'W' then 'work' end as place,
    -- What we learned is what we keyed: WN is another's number. Calls with WN say so too, in their disposition.
    coalesce(status = 'WN', false) as disowned,
    status_dt as disowned_at,
    coalesce(status = 'WN', false) as led_to_third_party,  -- agents read what comes back to a text, and key the same
    case dnc_registry when 'Y' then true when 'N' then false end as on_do_not_call_registry
from phone;

create view fdcpa_reassigned_checks as
select
    consumer_id,
    'ph-' || phone_id as phone_id,
    rnd_check_dt as checked_at,
    true as complete_and_accurate              -- it is the FCC's database; what it answered nobody kept
from phone
where rnd_check_dt is not null;

-- We send no email and keep no address.
create view fdcpa_emails as
select cast(null as integer) as consumer_id, null as id where false;

create view fdcpa_postal_addresses as
select
    consumer_id,
    'mail-' || consumer_id as id,
    zip,
    state,
    'consumer' as person,
    -- A letter that came back came from here, whichever account it was about.
    returned_dt is not null as came_back,
    returned_dt as undeliverable_at
from consumer left join (
    select consumer_id, min(returned_dt) as returned_dt
    from letter_log join account using (acct_no)
    group by consumer_id
) as letters using (consumer_id);

create view fdcpa_locations as
select
    consumer_id,
    'home-' || consumer_id as id,
    zip,
    state,
    'residence' as kind,                       -- clients give us where people live
    'consumer' as person
from consumer
where coalesce(zip, state) is not null;

create view fdcpa_attempts as
select
    consumer_id,
    'call-' || call_id as id,
    ts as at,
    'call' as medium,
    null as outcome,                           -- the disposition says it, by dispositions.json
    dispo as disposition,
    'acct-' || acct_no as debts,
    'consumer' as recipient,
    'ph-' || phone_id as address,
    'collection' as purpose,
    false as improper,                         -- the dialer keeps the hours, and complaints have found none
    case when agent is not null then 'live' end as voice,            -- a message may have been recorded
    null as undeliverable_at,
    vendor, agent, campaign, client            -- whose work it was: what audits count by
from call_log left join account using (consumer_id, acct_no)
where dir = 'O'
union all
select
    consumer_id, 'text-' || id, sent_ts, 'text',
    'sent',                                    -- we take no receipts, and what was sent counts as come
    null, 'acct-' || acct_no, 'consumer', 'ph-' || phone_id,
    case body_cd when 'STOP' then 'opt-out-confirmation' else 'collection' end,  -- what we send in answer to a STOP
    false, null, null,
    null, null, null, client
from text_log join account using (acct_no)
where direction = 'O'
union all
select
    consumer_id, 'letter-' || id, sent_dt, 'mail',
    case when returned_dt is null then 'sent' else 'undeliverable' end,
    null, 'acct-' || acct_no, 'consumer', 'mail-' || consumer_id,
    case letter_cd when 'VAL' then 'validation-notice' else 'collection' end,
    false, null, returned_dt,
    null, null, null, client
from letter_log join account using (acct_no);

create view fdcpa_inbound as
select
    consumer_id,
    'call-' || call_id as id,
    ts as at,
    'call' as medium,
    false as ongoing,                          -- the row is written when they hang up
    dispo as disposition,
    'acct-' || acct_no as debts,
    'consumer' as recipient,                   -- who called from a consumer's number is taken to be the consumer
    'ph-' || phone_id as address
from call_log
where dir = 'I'
union all
select consumer_id, 'text-' || id, sent_ts, 'text', false, null, 'acct-' || acct_no, 'consumer', 'ph-' || phone_id
from text_log join account using (acct_no)
where direction = 'I';

-- "Stop" is asked by letter, email, telephone and text, and in what agents key of calls (dispositions.json).
create view fdcpa_requests as
select
    consumer_id,
    'cease-' || id as id,
    'cease' as kind,
    rcvd_dt as received_at,
    'consumer' as person,
    case when channel in ('LTR', 'EMAIL') then true when channel = 'PHONE' then false end as in_writing,
    case when acct_no is null then 'all' else 'acct-' || acct_no end as debts,  -- no account named: all of them
    null as media,
    null as address
from cease
union all                                      -- who says it on the telephone, or nobody knows how, means calls
select consumer_id, 'cease-' || id || '-calls', 'stop-medium', rcvd_dt, 'consumer', false, null, 'call', null
from cease
where channel = 'PHONE' or channel is null
union all                                      -- and whoever says it, by whichever way, agrees to no machine any more
select consumer_id, 'cease-' || id || '-machines', 'revoke-consent', rcvd_dt, 'consumer', null, 'all', null, null
from cease
union all                                      -- a STOP that we confirmed came in, though its own row may be lost
select consumer_id, 'stop-' || id, 'stop-address', sent_ts, 'consumer', true, 'all', 'text', 'ph-' || phone_id
from text_log join account using (acct_no)
where body_cd = 'STOP'
union all
select consumer_id, 'stop-' || id || '-machines', 'revoke-consent', sent_ts, 'consumer', true, 'all', null, 'ph-' || phone_id
from text_log join account using (acct_no)
where body_cd = 'STOP';

create view fdcpa_consents as
select
    consumer_id,
    'consent-' || id as id,
    case type_cd when 'TCPA' then 'autodialed' when 'SMS' then 'text-number' end as scope,
    dt as given_at,
    case when src = 'CLIENT' then 'creditor' when src in ('CALL', 'WEB') then 'collector' end as given_to,
    'consumer' as person,
    case when src in ('CALL', 'WEB') then 'all' end as debts,        -- our form and script ask for all; clients do not say
    case type_cd when 'TCPA' then '["call", "text"]' when 'SMS' then 'text' end as media,
    'ph-' || phone_id as address,
    case when src = 'WEB' then true when src = 'CALL' then false end as in_writing,
    case when src in ('CALL', 'WEB') then false end as provided_address_only,  -- both ask outright
    case when src in ('CALL', 'WEB') then true end as use_disclosed,
    dt as starts_at,                           -- at once
    case when src in ('CALL', 'WEB') then false end as expires,      -- ours has no end; what clients took may have one
    false as revoked                           -- whoever takes it back is in fdcpa_requests
from consent
where type_cd in ('TCPA', 'SMS');              -- the consents to email are of no use without an address

create view fdcpa_representation as
select
    consumer_id,
    dt as learned_at,
    case when firm is not null then true end as attorney_can_be_found,
    'all' as debts,
    ended as ended_at
from attorney;

create view fdcpa_bankruptcies as
select
    consumer_id,
    chapter,
    filed_dt as filed_at,
    notified_dt as learned_at,
    'consumer' as obligor,                     -- the vendor is asked about the consumer's own name
    'all' as debts,
    case status when 'DISC' then status_dt end as discharged_at,
    case status when 'DISM' then status_dt end as dismissed_at
from bk;

-- Compliance looks every Monday: no emergency is declared anywhere now.
create view fdcpa_emergencies as
select null as id, null as jurisdiction where false;

-- The list of the morning: every number of everybody who owes something, by call, and by text where it may be a mobile.
-- One contact is about one account, the one that came to us first, as the dialer's log has it.
create view fdcpa_contacts as
select
    consumer_id,
    'list-' || medium || '-' || phone_id as contact_id,
    day || ' 10:00:00' as at,                  -- eight in the morning on the Pacific, eleven on the Atlantic
    medium,
    debts,
    'consumer' as recipient,
    'ph-' || phone_id as address,
    'collection' as purpose,
    carries,
    -- Read by counsel for the weeks in which a dispute may come, so that no script needs the day on which they end.
    '["offer", "overshadows-validation-rights", "threatens-legal-action"]' as lacks,
    false as autodialed,                       -- a person chooses each number, none is generated
    voice
from today cross join (
    select 'call' as medium, 'live' as voice, '["business-identity", "collector-disclosure"]' as carries
    union all
    select 'text', null, '["business-identity", "collector-disclosure", "opt-out-instructions"]'
) as ways cross join phone join (
    select consumer_id, min(id) as debts from fdcpa_debts where paid = false group by consumer_id
) as owing using (consumer_id)
where medium = 'call' or coalesce(type, 'C') = 'C';
