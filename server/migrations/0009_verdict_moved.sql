-- A verdict that said the same after its visit's code was resolved had stayed with the code.
UPDATE verdict SET enterprise = (SELECT enterprise FROM registration WHERE registration.id = verdict.id)
WHERE enterprise <> (SELECT enterprise FROM registration WHERE registration.id = verdict.id);
