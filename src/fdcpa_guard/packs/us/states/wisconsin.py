"""Wisconsin: Wis. Stat. 427.104(1) for whoever collects, and DFI-Bkg 74.16 for licensed collection agencies."""

from ....rules import Pack
from ....shapes import Asked, Ban, RequestStops
from ....vocabulary import CONSUMERS, TELEPHONE, Confidence, Recipient
from ...binding import ANYONE, COLLECTORS, covering
from .common import Jurisdiction, regulation, statute
from .purposes import ABOUT_THE_DEBT, BEYOND_LOCATING

_EMPLOYER = Ban(unless_judgment=True, replies_exempt=True)

employer = _EMPLOYER.rule(
    "us.wi.427-104-1d.employer",
    "Nothing to the employer before a final judgment",
    statute("Wis. Stat.", "427.104(1)(d)"),
    recipients=(Recipient.EMPLOYER,),
    purposes=BEYOND_LOCATING,
    exceptions="to verifying employment or earnings, given as the purpose location-information; to answering the "
    "employer, as for an employer's own programme of debt counselling",
    example="a letter about the debt is denied until the judgment; a question whether she works there is not.",
)

CONSUMER_ACT = Pack(
    id="us.wi.427",
    title="Wisconsin Consumer Act: debt collection (Wis. Stat. ch. 427)",
    rules=(employer,),
    why_not=covering(ANYONE, under="Wis. Stat. 427.103: merchants and agencies in consumer credit"),
    jurisdiction="US-WI",
)
"""It binds merchants that collect for themselves, and agencies."""

licensee_employer = _EMPLOYER.rule(
    "us.wi.bkg74-16-4.employer",
    "No licensee writes to or rings the employer before a final judgment",
    regulation("Wis. Adm. Code", "DFI-Bkg 74.16(4)"),
    recipients=(Recipient.EMPLOYER,),
    purposes=BEYOND_LOCATING,
    exceptions="to what statutes permit: verifying employment or earnings",
    example="an agency that has no judgment yet does not begin a conversation with the employer.",
)

cease_by_telephone = RequestStops(request=Asked.CEASE, media=TELEPHONE, own_call_exempt=True).rule(
    "us.wi.bkg74-16-5.cease-by-telephone",
    "No telephone contact once the debtor asked, in whatever form, that collection cease",
    regulation("Wis. Adm. Code", "DFI-Bkg 74.16(5)"),
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT,
    example="'leave me alone', said on the telephone on Monday: no call on Tuesday, but a letter may go out.",
)

LICENSEES = Pack(
    id="us.wi.dfi-bkg74",
    title="Wisconsin collection agencies (Wis. Adm. Code DFI-Bkg 74.16)",
    rules=(licensee_employer, cease_by_telephone),
    why_not=covering(COLLECTORS, under="Wis. Adm. Code DFI-Bkg 74: licensed collection agencies"),
    jurisdiction="US-WI",
)
"""It binds licensees. Who needs a licence was not read, so everybody who collects for others is taken to be one."""

JURISDICTION = Jurisdiction(
    id="US-WI",
    name="Wisconsin",
    confidence=Confidence.PARTIAL,
    packs=(CONSUMER_ACT, LICENSEES),
    read=(
        statute("Wis. Stat.", "427.104(1)(d), (g)"),
        regulation("Wis. Adm. Code", "DFI-Bkg 74.16(4), (5), (8), (9g)"),
    ),
    note=(
        "The employer before judgment, for creditors too, and for agencies no calls after even a spoken demand to "
        "cease. Not encoded: 427.104(1)(g) and 74.16(8), whose bars on frequency and unusual hours have no number; "
        "74.16(9g), which makes a breach of federal law one of state law."
    ),
)
