-- Joint registrations whose leader's has not come are asked for at desks: found by the index alone.
CREATE INDEX registration_joint ON registration(joint) WHERE joint IS NOT NULL;
