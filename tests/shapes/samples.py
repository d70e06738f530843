"""One or more of every shape, with what each says of itself."""

from fdcpa_guard.shapes import Shape
from fdcpa_guard.vocabulary import Medium

from .kinds import (
    Ban,
    CallingHours,
    ConsentRequired,
    ContentForbidden,
    ContentRequired,
    Cooldown,
    DueDate,
    Duty,
    FrequencyCap,
    Hold,
    MinimumInterval,
    PurposeLimit,
    QuietTimes,
    RepresentationStops,
    RequestStops,
    Streak,
    WaitAfter,
)

ANY = frozenset(Medium)

SAMPLES: dict[str, Shape] = {
    "Contacts other than letters only from 08:00 to 21:00, wherever the person may be; on Saturdays from 09:00 to "
    "17:00; on Sundays not at all; none begins in the last 15 minutes.": CallingHours(
        opens="08:00",
        closes="21:00",
        weekdays={"sat": {"opens": "09:00", "closes": "17:00"}, "sun": None},
        closing_margin_minutes=15,
        segments={"gold": {"opens": "10:00", "weekdays": {"mon": None}}},
    ),
    "Calls only from 09:00 to midnight, on the clock of America/New_York.": CallingHours(
        opens="09:00", media={"call", "ringless-voicemail"}, zone="America/New_York", lifted_by=None
    ),
    "At most 2 calls or texts about one debt in any 7 days, to a mobile, the home or a number that the person gave; "
    "replies do not count.": FrequencyCap(
        most=2,
        days=7,
        media={"call", "ringless-voicemail", "text"},
        to="personal",
        segments={"gold": {"most": 1, "days": 9}},
    ),
    "At most 1 calls to one person in any 30 days or a calendar week that begins on Monday or Sunday, to anywhere but "
    "a mobile, the home or a number that the person gave; replies count.": FrequencyCap(
        most=1,
        days=30,
        calendar={"week"},
        week_starts={"sun", "mon"},
        to="elsewhere",
        per="person",
        replies_exempt=False,
    ),
    "At most 3 contacts by any medium that convey something to one person in any 24 hours, a calendar day or a "
    "calendar month; contacts with spouse are added; replies do not count.": FrequencyCap(
        most=3,
        hours=24,
        calendar={"day", "month"},
        counting="communications",
        per="person",
        media=ANY,
        together_with=("spouse",),
    ),
    "At most 2 calls about one debt in any 10 days; replies do not count; calls under consent to more calls do not "
    "count.": FrequencyCap(most=2, days=10, more_calls_exempt=True),
    "At most 1 conversations by calls to one number or address in any 3 days; replies do not count.": FrequencyCap(
        most=1, days=3, counting="conversations", inbound_counts=True, per="address"
    ),
    "After a conversation by telephone about the debt, no calls for 7 days, that of the conversation included; unless "
    "in reply.": Cooldown(days=7),
    "After a conversation with the person, no contacts by any medium for 14 days, from the day after it; unless in "
    "reply; or under consent to more calls.": Cooldown(
        days=14, after="any", media=ANY, per="person", counts_day_of=False, more_calls_exempt=True
    ),
    "At least 3 hours between one and the next of the calls about one debt; replies do not count.": MinimumInterval(
        hours=3
    ),
    "At least 2 days between one and the next of the contacts by any medium to one person; replies do not "
    "count.": MinimumInterval(days=2, per="person", media=ANY),
    "Calls about one debt on at most 2 days in a row; replies do not count.": Streak(most=2),
    "Contacts by any medium to one person between midnight and 12:00 on at most 1 day in a row; replies do not "
    "count.": Streak(most=1, ends="12:00", media=ANY, per="person"),
    "Calls or electronic messages only with the person's consent in writing (more calls), given to the collector or "
    "creditor.": ConsentRequired(
        scope="more-calls",
        media=ANY - {Medium.MAIL, Medium.IN_PERSON},
        given_to={"collector", "creditor"},
        in_writing=True,
    ),
    "Texts only with the person's consent for the number or address used (text number), given to the collector; an "
    "answer to the person needs none.": ConsentRequired(
        scope="text-number", media={"text"}, per_address=True, replies_exempt=True
    ),
    "No contacts by any medium to work, except with consent or after a judgment.": Ban(
        places=("work",), lifted_by="workplace", unless_judgment=True
    ),
    "No visits.": Ban(media={"in-person"}),
    "No contacts by any medium to the workplace after a request, spoken or written, not to be contacted at work, or "
    "word that the employer forbids it; a spoken one lasts 3 days unless confirmed in writing; the employer's word for "
    "good.": RequestStops(request="workplace", spoken_lasts_days=3),
    "No contacts by any medium to the workplace after a request, spoken or written, not to be contacted at work; a "
    "spoken one lasts 3 days, from the day after it, unless confirmed in writing.": RequestStops(
        request="unwelcome-at-work", spoken_lasts_days=3, counts_day_of=False
    ),
    "No contacts by any medium to the workplace after a request, spoken or written, not to be contacted at work, or "
    "word that the employer forbids it; the person's own request closes only calls.": RequestStops(
        request="workplace", asked_media={"call"}, lifted_by="workplace"
    ),
    "No contacts by any medium to the workplace after a request, spoken or written, not to be contacted at work; one "
    "to stop, not by that medium or not at that number is one.": RequestStops(
        request="unwelcome-at-work", in_any_words=True
    ),
    "No calls to the workplace after word that the employer forbids it.": RequestStops(
        request="employer-forbids", media={"call"}, court_may_permit=True, replies_exempt=True
    ),
    "No contacts by any medium after a request, spoken or written, to cease communication.": RequestStops(
        request="cease"
    ),
    "No calls after a written request not to use the medium.": RequestStops(
        request="medium", in_writing=True, media={"call", "ringless-voicemail"}
    ),
    "No contacts by any medium while an attorney, of which it was told in writing, represents the person; until 5 "
    "business days after a letter to the attorney that goes unanswered.": RepresentationStops(
        in_writing=True, release_days=5, business_days=True
    ),
    "Contacts by any medium only for: collection or location information.": PurposeLimit(
        allowed={"collection", "location-information"}
    ),
    "No contacts by any medium about a debt while one of these stands on it: charity care, complaint, bankruptcy, "
    "dispute, paid, payment plan or promise; nor for 2 days after it ended; a promise holds until 3 days after its due "
    "day; only what was told in writing holds.": Hold(
        proceedings={"charity-care", "complaint"},
        standing={"bankruptcy", "dispute", "paid", "payment-plan", "promise"},
        tail_days=2,
        grace_days=3,
        in_writing=True,
    ),
    "No contacts by any medium about a debt before 6 days have passed since the notice was sent: first "
    "bill.": WaitAfter(days=6, notice="first-bill"),
    "No contacts by any medium about a debt before 10 days have passed since the debt fell overdue.": WaitAfter(
        days=10
    ),
    "No contacts by any medium about a debt before 6 days are over since the notice was received: first "
    "bill.": WaitAfter(days=6, notice="first-bill", received=True, whole_days=True),
    "No contacts by any medium about a debt while one of these stands on it: original creditor request; only what was "
    "told in writing holds.": Hold(standing={"original-creditor-request"}, in_writing=True),
    "No contacts by any medium about a debt while one of these stands on it: billing information lacking, patient "
    "indigent or screening information lacking.": Hold(
        standing={"patient-indigent", "screening-information-lacking", "billing-information-lacking"}
    ),
    "No contacts by any medium while an attorney represents the person; the attorney's consent changes "
    "nothing.": RepresentationStops(consent_releases=False),
    "No contacts by any medium while an attorney represents the person; whatever the attorney represents the person "
    "in.": RepresentationStops(whatever_debt=True),
    "No contacts by any medium while an attorney represents the person; the attorney of one of a couple is not the "
    "other's.": RepresentationStops(of_debtors=True),
    "No contacts by any medium while an attorney represents the person; whosever attorney it is.": RepresentationStops(
        whosever=True
    ),
    "The first of the calls carry a duty: log it.": Duty(
        duty="log it", media={"call", "ringless-voicemail"}, done_by="caller-id", first_only=True
    ),
    "The first of the letters about each debt must have: itemisation.": ContentRequired(
        elements={"itemisation"}, media={"mail"}, first_only=True, per_debt=True
    ),
    "The first of the contacts by any medium must have: business identity and licence number.": ContentRequired(
        elements={"licence-number", "business-identity"}, first_only=True
    ),
    "Contacts by any medium must not have: offer.": ContentForbidden(elements={"offer"}),
    "No contacts other than letters on 2026-04-10, Sundays, 1 recurring time and legal public "
    "holidays and the days on which they are observed, wherever the person may be.": QuietTimes(
        dates=("2026-04-10",),
        windows=({"days": ("sun",)},),
        recurrences=({"rule": "FREQ=MONTHLY;BYDAY=1MO", "first_day": "2026-01-05", "start": "12:00"},),
        holidays=True,
        observed=True,
        lifted_by="time",
    ),
    "No contacts by any medium about a debt more than 0 days before its due date.": DueDate(
        days_before=0, lifted_by="time", consent_in_writing=True
    ),
    "No contacts by any medium about a debt more than 7 days before its due date.": DueDate(
        days_before=7, segments={"gold": {"days_before": 3}}
    ),
    "No calls, ringless voicemails or visits about a debt before more than 3 days have passed since its due "
    "date.": DueDate(days_after=3, media={"call", "ringless-voicemail", "in-person"}, replies_exempt=True),
    "At most 2 calls to one number or address in any 3 days; contacts with consumer and spouse are added; replies "
    "count, but not what is said within the person's own call.": FrequencyCap(
        most=2, days=3, per="address", together_with=("consumer", "spouse"), replies_exempt=False, own_call_exempt=True
    ),
    "At least 5 hours between one and the next of the calls to one number or address; replies do not "
    "count.": MinimumInterval(hours=5, per="address"),
    "After a conversation by telephone at the number or address, no calls for 3 days, that of the conversation "
    "included.": Cooldown(days=3, per="address", replies_exempt=False, own_call_exempt=True),
    "No calls, except with a court's permission or within the person's own call.": Ban(
        media={"call"}, court_may_permit=True, own_call_exempt=True
    ),
    "No contacts by any medium while an attorney represents the person; until 3 days "
    "after a letter to the attorney that goes unanswered; until no answer came from the attorney within a "
    "reasonable time.": RepresentationStops(
        release_days=3, reasonable_time=True, court_may_permit=True, own_call_exempt=True
    ),
    "Contacts other than letters only from 09:00 to 20:00, wherever the person may be.": CallingHours(
        opens="09:00", closes="20:00", lifted_by=None, replies_exempt=False, own_call_exempt=True
    ),
    "No calls or texts.": Ban(
        media={"call", "ringless-voicemail", "text"},
        unless=(
            {"exception": "no-mobile"},
            {"exception": "call-to-mobile"},
            {"exception": "court-permitted"},
            {"exception": "consented", "scope": "workplace", "in_writing": True, "all_debts": True},
            {"exception": "not-overdue", "overdue_days": 30, "zone": "America/New_York"},
        ),
    ),
    "No letters or visits.": Ban(
        media={"mail", "in-person"},
        unless=(
            {"exception": "elsewhere"},
            {"exception": "not-stating-debt"},
            {"exception": "consented", "scope": "home-visit", "consumers_consent": True},
            {"exception": "not-overdue", "overdue_days": 20},
            {"exception": "limited-content"},
            {"exception": "live-voice"},
            {"exception": "off-duty"},
            {"exception": "required-by-law", "letters_only": True},
            {"exception": "in-the-consumers-place"},
            {"exception": "pending-suit"},
            {"exception": "not-at-theirs"},
            {"exception": "not-at-theirs", "place": "work"},
            {"exception": "validation-letter"},
            {"exception": "debts", "which": "not-bought"},
        ),
    ),
    "No texts or letters.": Ban(
        media={"mail", "text"},
        unless=(
            {"exception": "answers-inquiry"},
            {"exception": "employer-unanswered"},
            {"exception": "judgments-remedy"},
            {"exception": "writ"},
            {"exception": "not-obligated"},
            {"exception": "not-obligated", "taken_for": "couple"},
            {"exception": "not-obligated", "taken_for": "stand-ins"},
            {"exception": "not-obligated", "taken_for": "nobody-else"},
            {"exception": "serves-process", "on_takers": True},
        ),
    ),
}
