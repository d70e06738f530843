"""Area codes of the United States: home state and zones. Made by tools/build_places.py; do not edit.

phonenumbers 9.0.43, timezonefinder 9.0.0, timezonefinder-data 3.2026.3.post1, tzdata 2026.6, zipcodes 3.0.0.
The zone at a ZIP's coordinates comes from boundaries that contributors of OpenStreetMap drew (ODbL 1.0), the
coordinates from GeoNames (CC BY 4.0).
"""

# fmt: off
from typing import Final

MADE_WITH: Final = {
    "phonenumbers": "9.0.43",
    "timezonefinder": "9.0.0",
    "timezonefinder-data": "3.2026.3.post1",
    "tzdata": "2026.6",
    "zipcodes": "3.0.0",
}
"""The packages that the tables were made from."""

TERRITORIES: Final = (
    ("AK", ("America/Adak", "America/Anchorage"), "907"),
    ("AL", ("America/Chicago",), "205 251 256 659 938"),
    ("AL", ("America/Chicago", "America/New_York"), "334"),
    ("AR", ("America/Chicago",), "327 479 501 870"),
    ("AS", ("Pacific/Pago_Pago",), "684"),
    ("AZ", ("America/Denver", "America/Phoenix"), "928"),
    ("AZ", ("America/Phoenix",), "480 520 602 623"),
    ("CA", ("America/Los_Angeles",), (
        "209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 "
        "760 805 818 820 831 840 858 909 916 925 949 951 "
    )),
    ("CO", ("America/Denver",), "303 719 720 748 970 983"),
    ("CT", ("America/New_York",), "203 475 860 959"),
    ("DC", ("America/New_York",), "202 771"),
    ("DE", ("America/New_York",), "302"),
    ("FL", ("America/Chicago", "America/New_York"), "448 850"),
    ("FL", ("America/New_York",), (
        "239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954 "
    )),
    ("GA", ("America/New_York",), "229 404 470 478 678 706 762 770 912 943"),
    ("GU", ("Pacific/Guam",), "671"),
    ("HI", ("Pacific/Honolulu",), "808"),
    ("IA", ("America/Chicago",), "319 515 563 641 712"),
    ("ID", ("America/Denver", "America/Los_Angeles"), "208 986"),
    ("IL", ("America/Chicago",), "217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 872"),
    ("IN", ("America/Chicago", "America/New_York"), "219 574 765 812 930"),
    ("IN", ("America/New_York",), "260 317 463"),
    ("KS", ("America/Chicago",), "316 913"),
    ("KS", ("America/Chicago", "America/Denver"), "620 785"),
    ("KY", ("America/Chicago", "America/New_York"), "270 364 606"),
    ("KY", ("America/New_York",), "502 859"),
    ("LA", ("America/Chicago",), "225 318 337 504 985"),
    ("MA", ("America/New_York",), "339 351 413 508 617 774 781 857 978"),
    ("MD", ("America/New_York",), "227 240 301 410 443 667"),
    ("ME", ("America/New_York",), "207"),
    ("MI", ("America/Chicago", "America/New_York"), "906"),
    ("MI", ("America/New_York",), "231 248 269 313 517 586 616 734 810 947 989"),
    ("MN", ("America/Chicago",), "218 320 507 612 651 763 952"),
    ("MO", ("America/Chicago",), "235 314 417 557 573 636 660 816 975"),
    ("MP", ("Pacific/Guam",), "670"),
    ("MS", ("America/Chicago",), "228 601 662 769"),
    ("MT", ("America/Denver",), "406"),
    ("NC", ("America/New_York",), "252 336 472 704 743 828 910 919 980 984"),
    ("ND", ("America/Chicago", "America/Denver"), "701"),
    ("NE", ("America/Chicago", "America/Denver"), "308 402 531"),
    ("NH", ("America/New_York",), "603"),
    ("NJ", ("America/New_York",), "201 551 609 640 732 848 856 862 908 973"),
    ("NM", ("America/Denver",), "505 575"),
    ("NV", ("America/Denver", "America/Los_Angeles"), "775"),
    ("NV", ("America/Los_Angeles",), "702 725"),
    ("NY", ("America/New_York",), (
        "212 315 329 332 347 363 516 518 585 607 631 646 680 716 718 838 845 914 917 929 934 "
    )),
    ("OH", ("America/New_York",), "216 220 234 283 326 330 380 419 440 513 567 614 740 937"),
    ("OK", ("America/Chicago",), "405 539 572 580 918"),
    ("OR", ("America/Denver", "America/Los_Angeles"), "458 541"),
    ("OR", ("America/Los_Angeles",), "503 971"),
    ("PA", ("America/New_York",), "215 223 267 272 412 445 484 570 582 610 717 724 814 835 878"),
    ("PR", ("America/Puerto_Rico",), "787 939"),
    ("RI", ("America/New_York",), "401"),
    ("SC", ("America/New_York",), "803 821 839 843 854 864"),
    ("SD", ("America/Chicago", "America/Denver"), "605"),
    ("TN", ("America/Chicago",), "615 629 731 901"),
    ("TN", ("America/Chicago", "America/New_York"), "423 865 931"),
    ("TX", ("America/Chicago",), (
        "210 214 254 281 325 346 361 409 430 469 512 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979 "
    )),
    ("TX", ("America/Chicago", "America/Denver"), "432 915"),
    ("UT", ("America/Denver",), "385 435 801"),
    ("VA", ("America/New_York",), "276 434 540 571 686 703 757 804 826 948"),
    ("VI", ("America/Puerto_Rico",), "340"),
    ("VT", ("America/New_York",), "802"),
    ("WA", ("America/Los_Angeles",), "206 253 360 425 509 564"),
    ("WI", ("America/Chicago",), "262 274 353 414 534 608 715 920"),
    ("WV", ("America/New_York",), "304 681"),
    ("WY", ("America/Denver",), "307"),
)
"""Home state, zones, codes."""

BEYOND_THE_BORDER: Final = {
    "306": ("America/Denver",),
    "474": ("America/Denver",),
    "506": ("America/New_York",),
    "639": ("America/Denver",),
    "807": ("America/Chicago",),
    "867": ("America/Anchorage",),
}
"""Canadian codes in use on our side too: zones besides the phone library's."""

_NAMES: Final = {
    "Africa/Abidjan": (
        "Africa/Accra Africa/Bamako Africa/Banjul Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome "
        "Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome America/Danmarkshavn Atlantic/Reykjavik "
        "Atlantic/St_Helena "
    ),
    "Africa/Johannesburg": (
        "Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Khartoum Africa/Kigali "
        "Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Windhoek "
    ),
    "Africa/Lagos": (
        "Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Libreville Africa/Luanda Africa/Malabo "
        "Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis "
    ),
    "America/Anchorage": "America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat",
    "America/Chicago": (
        "America/Indiana/Knox America/Indiana/Tell_City America/Matamoros America/Menominee "
        "America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Rankin_Inlet "
        "America/Resolute "
    ),
    "America/Denver": "America/Boise America/Cambridge_Bay",
    "America/Edmonton": "America/Inuvik",
    "America/Guayaquil": (
        "America/Atikokan America/Bogota America/Cancun America/Cayman America/Eirunepe America/Jamaica America/Lima "
        "America/Panama America/Rio_Branco "
    ),
    "America/Halifax": "America/Glace_Bay America/Goose_Bay America/Moncton America/Thule Atlantic/Bermuda",
    "America/Los_Angeles": "America/Tijuana",
    "America/Mexico_City": "America/Bahia_Banderas America/Merida America/Monterrey",
    "America/New_York": (
        "America/Detroit America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo "
        "America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac "
        "America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello America/Nassau America/Port-au-Prince "
        "America/Toronto "
    ),
    "America/Nuuk": "America/Godthab",
    "America/Phoenix": (
        "America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Whitehorse "
    ),
    "America/Puerto_Rico": (
        "America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista "
        "America/Campo_Grande America/Caracas America/Cuiaba America/Curacao America/Dominica America/Grenada "
        "America/Guadeloupe America/Guyana America/Kralendijk America/La_Paz America/Lower_Princes America/Manaus "
        "America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Porto_Velho "
        "America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas "
        "America/St_Vincent America/Tortola "
    ),
    "America/Regina": (
        "America/Belize America/Costa_Rica America/El_Salvador America/Guatemala America/Managua America/Swift_Current "
        "America/Tegucigalpa Pacific/Galapagos "
    ),
    "America/Sao_Paulo": (
        "America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/Cordoba "
        "America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos "
        "America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman "
        "America/Argentina/Ushuaia America/Bahia America/Belem America/Buenos_Aires America/Cayenne America/Fortaleza "
        "America/Maceio America/Montevideo America/Paramaribo America/Punta_Arenas America/Recife America/Santarem "
        "Atlantic/Stanley "
    ),
    "Asia/Aqtobe": "Asia/Ashgabat Asia/Dushanbe Asia/Karachi Asia/Tashkent Asia/Yekaterinburg Indian/Maldives",
    "Asia/Colombo": "Asia/Calcutta",
    "Asia/Jakarta": (
        "Asia/Bangkok Asia/Ho_Chi_Minh Asia/Hovd Asia/Krasnoyarsk Asia/Novosibirsk Asia/Phnom_Penh Asia/Vientiane "
        "Indian/Christmas "
    ),
    "Asia/Omsk": "Asia/Bishkek Asia/Dhaka Asia/Thimphu Indian/Chagos",
    "Asia/Tokyo": "Asia/Dili Asia/Jayapura Asia/Seoul Asia/Yakutsk Pacific/Palau",
    "Australia/Perth": (
        "Asia/Brunei Asia/Choibalsan Asia/Hong_Kong Asia/Irkutsk Asia/Kuching Asia/Makassar Asia/Manila Asia/Shanghai "
        "Asia/Singapore Asia/Taipei Asia/Ulaanbaatar "
    ),
    "Europe/Helsinki": "Asia/Nicosia Europe/Athens Europe/Bucharest Europe/Kyiv Europe/Mariehamn Europe/Sofia",
    "Europe/London": "Atlantic/Canary Atlantic/Faeroe Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Lisbon",
    "Europe/Moscow": (
        "Africa/Addis_Ababa Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu "
        "Africa/Nairobi Asia/Aden Asia/Baghdad Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Riyadh Europe/Istanbul "
        "Indian/Antananarivo Indian/Comoro Indian/Mayotte "
    ),
    "Europe/Rome": (
        "Arctic/Longyearbyen Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava "
        "Europe/Brussels Europe/Budapest Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg "
        "Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague "
        "Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican "
        "Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich "
    ),
    "Europe/Samara": (
        "Asia/Baku Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Indian/Mahe Indian/Mauritius Indian/Reunion "
    ),
    "Indian/Cocos": "Asia/Rangoon",
    "Pacific/Fakaofo": "Pacific/Enderbury Pacific/Kanton Pacific/Tongatapu",
    "Pacific/Guam": (
        "Asia/Vladivostok Australia/Brisbane Pacific/Chuuk Pacific/Port_Moresby Pacific/Saipan Pacific/Truk "
    ),
    "Pacific/Honolulu": "Pacific/Rarotonga Pacific/Tahiti",
    "Pacific/Majuro": (
        "Asia/Anadyr Asia/Kamchatka Pacific/Funafuti Pacific/Kwajalein Pacific/Nauru Pacific/Tarawa Pacific/Wake "
        "Pacific/Wallis "
    ),
    "Pacific/Pago_Pago": "Pacific/Midway Pacific/Niue",
    "Pacific/Pohnpei": (
        "Asia/Magadan Asia/Sakhalin Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae "
        "Pacific/Noumea Pacific/Ponape "
    ),
}
ALIASES: Final = {name: chosen for chosen, names in _NAMES.items() for name in names.split()}
"""Zones with the same UTC offsets as the canonical zone, from 2021 to 2037."""
