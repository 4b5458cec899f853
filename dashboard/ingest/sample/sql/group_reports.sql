-- T6. Quarterly reports of the groups, one row a report, by group and quarter.
-- A draw is a hash of the row's key and a number of its own: no draw depends on
-- another row, so the engine may take the rows in any order and in parallel. What
-- moves by quarter is looked up in lists, as a join would not keep the rows' order.
WITH due AS (
    SELECT
        g.*,
        unnest(range(greatest(g.first, $first), least(g.last, $newest) + 1)) AS q
    FROM small.seeds AS g
),
timed AS (
    SELECT
        *,
        q - first + 1 AS age,
        moment_row + q AS moment,
        getvariable('quarter')[q + 1] AS quarter,
        getvariable('quarter_end')[q + 1] AS quarter_end,
        getvariable('price')[q + 1] AS price,
        hash(key, q) AS h
    FROM due
),
reported AS (
    SELECT *
    FROM timed
    WHERE q <= last_reported
      AND draw(h, 1) < logistic(getvariable('report_logit')[moment] + report_effect) * report_factor
          * CASE WHEN q = $newest THEN newest_factor ELSE 1 END
),
chances AS (
    SELECT
        *,
        draw(h, 2) < $late_share AND q < $newest AS is_late,
        greatest(5, members_start + trunc(members_drift * age / 8))::INTEGER AS members,
        logistic(logit_meetings + getvariable('shift_meetings')[moment] + 0.25 * bell(h, 3)) AS p_meetings,
        logistic(logit_attendance + getvariable('shift_attendance')[moment] + 0.25 * bell(h, 4)) AS p_attendance,
        logistic(logit_books + getvariable('shift_books')[moment]) AS p_books,
        logistic(logit_decisions + getvariable('shift_decisions')[moment] + 0.25 * bell(h, 5)) AS p_decisions,
        logistic(logit_savers + getvariable('shift_savers')[moment] + 0.25 * bell(h, 6)) AS p_savers,
        logistic(logit_recovery + getvariable('shift_recovery')[moment] + 0.35 * bell(h, 7)) AS p_recovery,
        logistic(logit_par30 + getvariable('shift_par30')[moment] + 0.25 * bell(h, 8)) AS p_par30,
        logistic(logit_par90_of_par30 + getvariable('shift_par90_of_par30')[moment]) AS p_par90,
        logistic(logit_mentoring + getvariable('shift_mentoring')[moment]) AS p_mentoring,
        logistic(logit_business + getvariable('shift_business')[moment]) AS p_business
    FROM reported
),
money_one AS (
    SELECT
        *,
        stepped(
            members * savings_per_member * price * (1 - exp(-age / 5.0))
            * exp(0.05 * bell(h, 10)), 5000
        ) AS savings,
        seed_capital_rp
        + CASE WHEN has_top_up AND age > 8 THEN stepped(seed_capital_rp / 2, 10000) ELSE 0 END
            AS external_capital,
        draw(h, 11) < p_books AS books_in_order,
        floor(4 * draw(h, 12)) AS worst_book,
        CASE WHEN meetings_planned = 0 THEN 0
             ELSE whole(meetings_planned, p_meetings, draw(h, 13))
                  + (draw(h, 14) < 0.02)::INTEGER END AS held
    FROM chances
),
money_two AS (
    SELECT
        *,
        CASE WHEN has_attendance_book THEN members * held END AS expected,
        stepped(
            external_capital * exp(logit_own_capital)
            * (0.7 + 0.3 * least(age, 16) / 16.0), 10000
        ) AS own_capital
    FROM money_one
),
money_three AS (
    SELECT
        *,
        stepped(
            (external_capital + own_capital)
            * exp(least(1.0, greatest(-1.2, growth * age)) + 0.02 * bell(h, 15)), 10000
        ) AS equity
    FROM money_two
),
money_four AS (
    -- The remainder by quarter keeps a balance from repeating to the rupiah.
    SELECT
        *,
        CASE WHEN lends AND age >= 2
             THEN stepped((equity + savings) * (lent_part + 0.08 * draw(h, 16)), 35000)
                  + 5000 * (q % 7) ELSE 0 END AS loans
    FROM money_three
),
money_five AS (
    SELECT
        *,
        CASE WHEN loans > 0 THEN greatest(1, whole(members, 0.3 + 0.5 * lent_part, draw(h, 17)))
             ELSE 0 END AS loans_n,
        CASE WHEN loans > 0 AND age >= 3
             THEN stepped(loans * (0.12 + 0.2 * draw(h, 18)), 5000) ELSE 0 END AS principal_due,
        stepped(loans * p_par30 * 0.999, 5000) AS par30,
        CASE WHEN draw(h, 19) < p_business
             THEN stepped(members * turnover_per_member * price * exp(0.2 * bell(h, 20)), 50000)
             WHEN draw(h, 20) < 0.5 THEN 0 END AS turnover
    FROM money_four
),
money_six AS (
    SELECT *, stepped(par30 * p_par90, 5000) AS par90 FROM money_five
)
SELECT
    group_id,
    quarter,
    submission_of('group_reports', regency, q, is_late) AS submission_id,
    (quarter_end + (CASE WHEN is_late THEN 35 + floor(50 * draw(h, 21))
                         WHEN q = $newest THEN 3 + floor(15 * draw(h, 21))
                         ELSE 3 + floor(25 * draw(h, 21)) END)::INTEGER)::DATE AS submitted_on,
    draw(h, 22) < $estimated_share AS is_estimated,
    members AS members_n,
    CASE WHEN women_only THEN members ELSE whole(members, women_part, draw(key, 1)) END
        AS members_women_n,
    whole(members, poor_part, draw(key, 2)) AS members_poor_n,
    meetings_planned,
    held AS meetings_held,
    expected AS attend_expected,
    whole(expected, p_attendance, draw(h, 23)) AS attend_sum,
    book(books_in_order, worst_book = 0, draw(h, 24)) AS book_cash,
    book(books_in_order, worst_book = 1, draw(h, 25)) AS book_loans,
    book(books_in_order, worst_book = 2, draw(h, 26)) AS book_savings,
    book(books_in_order, worst_book = 3, draw(h, 27)) AS book_minutes,
    CASE WHEN draw(h, 28) < 0.94 THEN 1 + floor(6 * draw(h, 29))::INTEGER END AS decisions_n,
    whole(decisions_n, p_decisions, draw(h, 30)) AS decisions_by_members_n,
    whole(members, p_savers, draw(h, 31)) AS savers_n,
    savings AS savings_balance_rp,
    loans AS loans_outstanding_rp,
    loans_n AS loans_out_n,
    principal_due AS principal_due_rp,
    stepped(principal_due * p_recovery, 5000) AS principal_paid_due_rp,
    stepped((loans - par30) * (0.02 + 0.08 * draw(h, 32)), 5000) AS par1_30_rp,
    par30 - par90 AS par31_90_rp,
    par90 AS par_gt90_rp,
    CASE WHEN loans = 0 THEN 0 ELSE whole(loans_n, par90 / loans, draw(h, 33)) END
        AS missed3_loans_n,
    CASE WHEN draw(h, 34) < 0.02 THEN stepped(par90 / 5, 5000) ELSE 0 END AS writeoff_rp,
    equity + savings - loans AS cash_bank_rp,
    equity AS fund_equity_rp,
    external_capital AS external_capital_rp,
    own_capital AS own_capital_rp,
    coalesce(turnover, 0) > 0 AS business_active,
    turnover AS turnover_rp,
    stepped(turnover * (0.25 * draw(h, 35) - 0.04), 10000) AS surplus_rp,
    CASE WHEN draw(h, 36) < p_mentoring THEN 3 ELSE 0 END
        + floor(3 * draw(h, 37))::INTEGER AS mentor_visits_n,
    floor(4 * draw(h, 38) ^ 2)::INTEGER AS external_links_n
FROM money_six
