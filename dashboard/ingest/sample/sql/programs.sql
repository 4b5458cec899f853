-- T3. The programmes that the catalogue declares for the sample.
SELECT *, central_submission('programs') AS submission_id
FROM programmes
ORDER BY program_code
