-- T23.
SELECT *, central_submission('prices') AS submission_id
FROM monthly_prices
ORDER BY area_code, urban_rural, month
