-- The tables of a made-up floor, as a collections system and its dialer keep them. SQLite and PostgreSQL take this text.
create table consumer (
    consumer_id integer primary key, first text, last text, zip text, state text, lang text,
    deceased text, minor text, segment text);
create table account (
    acct_no bigint primary key, consumer_id int, client text, product text, placed_dt text,
    orig_bal double precision, cur_bal double precision, chargeoff_dt text, delinq_dt text,
    status text, paid_dt text, sol_dt text, judgment text);
create table phone (
    phone_id integer primary key, consumer_id int, num text, type text, status text, status_dt text,
    rnd_check_dt text, dnc_registry text);
create table call_log (
    call_id integer primary key, acct_no bigint, consumer_id int, phone_id int, ts text, dir text,
    dispo text, agent text, vendor text, campaign text, secs int);
create table text_log (id integer primary key, acct_no bigint, phone_id int, sent_ts text, direction text, body_cd text);
create table letter_log (id integer primary key, acct_no bigint, letter_cd text, sent_dt text, returned_dt text);
create table consent (
    id integer primary key, consumer_id int, phone_id int, type_cd text, dt text, src text);
create table cease (id integer primary key, consumer_id int, acct_no bigint, rcvd_dt text, channel text, note text);
create table bk (consumer_id int, chapter int, filed_dt text, notified_dt text, status text, status_dt text);
create table attorney (consumer_id int, firm text, dt text, ended text);
create table ptp (id integer primary key, acct_no bigint, made_ts text, due_dt text, amt double precision, status text);
create table dispute (id integer primary key, acct_no bigint, rcvd_dt text, method text, resolved_dt text);

create index account_of on account (consumer_id);
create index phone_of on phone (consumer_id);
create index call_of on call_log (consumer_id);
create index text_of on text_log (acct_no);
create index letter_of on letter_log (acct_no);
create index consent_of on consent (consumer_id);
create index cease_of on cease (consumer_id);
create index bk_of on bk (consumer_id);
create index attorney_of on attorney (consumer_id);
create index ptp_of on ptp (acct_no);
create index dispute_of on dispute (acct_no);
