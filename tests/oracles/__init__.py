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
`adopted`               Cal. Civ. Code 1788.17, Md. Com. Law 14-202(11), Minn. Stat. 332C.02, `fdcpa`, `s06`, `s10`,
                        NRS 604A, T.C.A. 45-15-115(15), Rules 0320-05, Va. Code 6.2-1816(20), `s14`, `s14b_s06b`,
                        6.2-2215(17)                                                          `s18`, `s22_s42`
`own_words`             Md. Com. Law 14-202, Minn. Stat. 332.365, 332C.02, .03, NRS 649.366,  `adopted`
                        Va. Code 6.2-1816, 6.2-2215, 19.2-368.5:2, 59.1-612, 65.2-601.1
`states`                what several states say alike of attorneys, hours, others, disputes   `s06`
`ca`                    Cal. Civ. Code 1788.10 to 1788.18, 1788.52, 1788.56, 1798.97.2        `wa`
`co`                    C.R.S. 5-16-104 to 109.5, and what restates the federal statute       `fdcpa`, `s10`, `s14`,
                                                                                              `s18`, `s22_s42`
`ct`                    Conn. Gen. Stat. 19a-673b to 673d, 36a-645 to 651, 36a-805, 36a-814;  `fdcpa`, `s06`, `s10`,
                        regulations 36a-570-5, 36a-647-3 to 6, 36a-809-9, 36a-809-13          `s22_s42`
`dc`                    D.C. Code 28-3814                                                     `plain`
`ia`                    Iowa Code 537.7103                                                    `plain`
`il`                    205 ILCS 740/9.1, 9.2, 815 ILCS 505/2H, 2I                            `states`, `s10`, `s14`
`ma`                    209 CMR 18.16(1), 18.17(6), (7), 940 CMR 7.04 to 7.08                 `ct`, `s14b_s06b`
`me`                    9-A M.R.S. 11-119                                                     `co`
`mi`                    MCL 445.252, 339.915(g), (h), (n)                                     `ia`
`nc`                    N.C.G.S. 75-51 to 75-55, 75-104, 58-70-115, 04 NCAC 03E .0602         `ia`
`ny`                    N.Y. Gen. Bus. Law 601, 601-b, 604-bb, 23 NYCRR 1.2, 1.4, 1.6        `dc`
`nyc`                   6 RCNY 5-77, N.Y.C. Admin. Code 20-493.1, 20-493.2, Yonkers           `ny`, `s10`
`oregon`                ORS 646.639(2)                                                        `wa`
`pa`                    73 P.S. 2270.4(b)                                                     `co`
`sc`                    S.C. Code 37-5-108(5), 16-3-1360, 16-17-446, 37-21-50(A)              `states`
`tx`                    Tex. Fin. Code 392.202, 392.301 to 392.304, 392.307                   `ia`, `mi`
`vt`                    9 V.S.A. 41b(m), hours by Rule CF 104                                 `wa`
`wa`                    RCW 19.16.250, 31.45.082                                              `plain`
`wi`                    Wis. Stat. 427.104(1), Wis. Adm. Code DFI-Bkg 74.16                   `wa`
`small_states`          N.D. Admin. Code 13-06-01-12, N.D.C.C. 51-28-02, -05, HRS 443B,       `states`
                        480D, Fla. Stat. 559.72, W. Va. Code 46A-2-124, 125, 128, NMSA
                        57-32, 12.2.12.9 NMAC
`few_rules`             Ariz., Del., Ga., Idaho, La., Mo., Neb., N.H., N.J., Ohio, Okla.,     `vt`
                        P.R., R.I., S.D., Utah, Wyo.: the little that each has
======================  ====================================================================  =========================

What two oracles both take from `plain`, as what a contact does, they read alike, right or wrong, and who is who is read
once for Regulation F, in `s14b_s06b`; what acts on what is said, `matter` adds. Beyond the modules named here each was
written without the others, and all without the code of the rules. Those that are asked of JSON with its defaults filled
in (`Comparison.filled`) also trust the library's facts for the defaults.
"""
