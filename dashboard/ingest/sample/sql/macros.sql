-- Draws and roundings that the sample's SELECTs share.
CREATE OR REPLACE TEMP MACRO draw(key, salt) AS
    (hash(key, salt, $seed) >> 11)::DOUBLE * 1.1102230246251565e-16;
-- Nearly normal, mean 0 and variance 1: the sum of three uniform numbers.
CREATE OR REPLACE TEMP MACRO bell(key, salt) AS (
    (hash(key, salt, $seed) & 2097151)
    + ((hash(key, salt, $seed) >> 21) & 2097151)
    + ((hash(key, salt, $seed) >> 42) & 2097151)
)::DOUBLE / 1048576.0 - 3.0;
CREATE OR REPLACE TEMP MACRO logistic(x) AS 1 / (1 + exp(-(x)));
-- `part` of `n` things as a whole number whose mean over draws is n · part.
CREATE OR REPLACE TEMP MACRO whole(n, part, drawn) AS
    floor(n * part + drawn)::INTEGER;
-- Money in whole steps, rounded down so that a part never exceeds its whole.
CREATE OR REPLACE TEMP MACRO stepped(amount, step) AS
    floor(amount / step)::BIGINT * step;
CREATE OR REPLACE TEMP MACRO book(in_order, is_worst, drawn) AS
    CASE WHEN in_order THEN 2
         WHEN is_worst THEN (drawn < 0.7)::INTEGER
         WHEN drawn < 0.55 THEN 2
         WHEN drawn < 0.85 THEN 1
         ELSE 0 END;
-- Fourteen characters; the letter keeps it from looking like a number of any kind.
-- The bit above the 52 that are shown fills up with zeros, and is cut off.
CREATE OR REPLACE TEMP MACRO identifier(letter, number) AS
    lower(letter || substr(to_hex((number >> 12) + 4503599627370496), 2));
-- `sender` is a regency's number, or 0 for the centre.
CREATE OR REPLACE TEMP MACRO submission_of(table_name, sender, quarter_number, is_late)
AS identifier('s', hash(table_name, sender, quarter_number, is_late, $seed));
CREATE OR REPLACE TEMP MACRO central_submission(table_name) AS
    submission_of(table_name, 0::UBIGINT, $newest, false);
-- One of twelve answers of 0–4; one in four institutions leaves one of them blank.
CREATE OR REPLACE TEMP MACRO item(ability, key, number) AS
    CASE WHEN draw(key, 140) < 0.25 AND number = 1 + floor(12 * draw(key, 141)) THEN NULL
         ELSE greatest(0, least(4, round(ability + 0.7 * bell(key, 150 + number))))::INTEGER
         END;
