"""Oracles: second readings of bodies of law, written from their texts and run, slow and obvious.

An oracle is `answers(case, contact)`: what each rule says of each debt, read from JSON. It imports nothing of the
library; `tests/differential` asks it and the engine the same made-up questions (`made`), as `comparing` there tells.

======================  ====================================================================  =========================
module                  law                                                                   rests on
======================  ====================================================================  =========================
`s06`                   12 CFR 1006.6(b)(1)(ii), (2), (3), (c)(1), (d)(1), (3)(ii), (e),      `matter`
                        1006.22(f)
`s06d`                  12 CFR 1006.6(d)(4), (5), 1006.100(a)                                 `matter`
`s10`                   12 CFR 1006.10(b), (c)                                                `matter`
`s14`                   12 CFR 1006.14(a), (h), comment 14(b)(2)(i)-2                         `matter`
`s14b_s06b`             12 CFR 1006.14(b), 1006.6(b)(1)(i)                                    `plain`
`s18`                   12 CFR 1006.18(c)(1), (2), (e)                                        `matter`
`s22_s42`               12 CFR 1006.22(b), 26(b), 30(a), 34(a)(1), 38, 42, 100, 15 USC        `plain`
                        7001(c)
`fdcpa`                 15 USC 1692c(a)(1), 1692d(1), (2), (6), 1692e(5), 1692f(8)            `s06`
`fcra`                  15 USC 1681m(f), (g), 1681s-2(a)(3), (6)(B), 12 CFR 1024.35(i)(1)     `s22_s42`
`fcba`                  15 USC 1666(a)(3)(B), (c), 1666a                                      `plain`
`tcpa`                  47 CFR 64.1200                                                        `plain`
`bankruptcy`            11 USC 362, 524, 1201, 1301                                           `plain`
`regx`                  12 CFR 1024.39(c), (d)                                                `bankruptcy`
`irs`                   26 USC 6304, 6306(d)                                                  `plain`
`hipaa_501r_can_spam`   45 CFR 164.522(b), 149.620, 26 USC 501(r)(6), 15 USC 7704(a)(3)-(5)   `plain`
`dc`                    D.C. Code 28-3814                                                     `plain`
`ny`                    N.Y. Gen. Bus. Law 601, 601-b, 604-bb, 23 NYCRR 1.2, 1.4, 1.6        `dc`
`nyc`                   6 RCNY 5-77, N.Y.C. Admin. Code 20-493.1, 20-493.2, Yonkers           `ny`, `s10`
`wa`                    RCW 19.16.250, 31.45.082                                              `plain`
`ca`                    Cal. Civ. Code 1788.10 to 1788.18, 1788.52, 1788.56, 1798.97.2        `wa`
`oregon`                ORS 646.639(2)                                                        `wa`
`wi`                    Wis. Stat. 427.104(1), Wis. Adm. Code DFI-Bkg 74.16                   `wa`
`vt`                    9 V.S.A. 41b(m), hours by Rule CF 104                                 `wa`
`few_rules`             Ariz., Del., Ga., Idaho, La., Mo., Neb., N.H., N.J., Ohio, Okla.,     `vt`
                        P.R., R.I., S.D., Utah, Wyo.: the little that each has
======================  ====================================================================  =========================

What two oracles both take from `plain`, as what a contact does, they read alike, right or wrong, and who is who is read
once for Regulation F, in `s14b_s06b`; what acts on what is said, `matter` adds. Beyond the modules named here each was
written without the others, and all without the code of the rules. Those that are asked of JSON with its defaults filled
in (`Comparison.filled`) also trust the library's facts for the defaults.
"""
