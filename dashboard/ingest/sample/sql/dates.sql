CREATE OR REPLACE TEMP MACRO quarter_of(day) AS year(day) || 'Q' || quarter(day);
CREATE OR REPLACE TEMP MACRO quarter_start(name) AS
    make_date(substr(name, 1, 4)::INTEGER, substr(name, 6, 1)::INTEGER * 3 - 2, 1);
CREATE OR REPLACE TEMP MACRO quarter_end(name) AS
    (quarter_start(name) + INTERVAL 3 MONTH)::DATE - 1;
