-- A made-up warehouse, as the loaders of others leave it: dimensions, facts, codes, times in UTC without saying so.
create table dim_debtor (debtor_key integer, zip_code varchar, is_deceased boolean, attorney_since date);
create table dim_phone (phone_key integer, debtor_key integer, phone varchar, phone_type varchar, bad_since date);
create table fct_placement (
    placement_key integer, debtor_key integer, product varchar, placed_on date, delinquent_on date, paid_on date,
    notice_sent_on date, notice_returned_on date, case_status varchar);
create table fct_call (call_key integer, placement_key integer, phone_key integer, called_at timestamp, result varchar);
create table fct_opt_out (opt_out_key integer, debtor_key integer, channel varchar, came_by varchar, came_on date);

insert into dim_debtor values
    (1, '43215', false, null), (2, '02139', false, null), (3, '43215', false, null), (4, '43215', true, null),
    (5, null, false, null), (6, '43215', false, '2026-02-10'), (7, '94103', null, null), (8, '43215', false, null);
insert into dim_phone
    select debtor_key, debtor_key, '(614) 555-01' || (10 + debtor_key), 'MOBILE', null from dim_debtor;
insert into dim_phone values (9, 1, 'none', 'OTHER', null), (10, 8, '(614) 555-0130', 'HOME', '2026-01-15');
insert into fct_placement
    select debtor_key, debtor_key, 'CREDIT CARD', '2025-11-03', '2025-05-01', null, '2025-11-10', null, 'OPEN'
    from dim_debtor;
update fct_placement set paid_on = '2026-02-25' where placement_key = 3;
insert into fct_call values
    (1, 1, 1, '2026-02-27 16:00:00', 'NO ANSWER'), (2, 2, 2, '2026-02-26 16:00:00', 'NO ANSWER'),
    (3, 2, 2, '2026-02-27 16:00:00', 'NO ANSWER'), (4, 8, 8, '2026-02-27 16:00:00', 'RIGHT PARTY'),
    (5, 5, 5, '2026-02-27 16:00:00', 'LEFT MSG 3');
insert into fct_opt_out values (1, 8, 'CALLS', 'PHONE', '2026-02-20');
