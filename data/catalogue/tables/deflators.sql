-- One price level per province, urban or rural, and quarter: that of its last month,
-- spliced to the newest base.
SELECT
  region AS province,
  urban_rural,
  CAST(SUBSTRING(month, 1, 4) AS INTEGER) * 4
    + CAST(SUBSTRING(month, 6, 2) AS INTEGER) / 3 - 1 AS quarter_no,
  cpi * link_factor AS price_level
FROM prices_valid
WHERE SUBSTRING(month, 6, 2) IN ('03', '06', '09', '12')
