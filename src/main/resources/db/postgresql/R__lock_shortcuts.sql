-- Taking and giving back one lock that nobody else wants; see Shortcut. Each returns a row if it did so, or none, and
-- then it changed nothing. Each statement in them sees what others had committed when it began, so what follows FOR
-- UPDATE sees all that was decided about the lock before.

-- Replacing a function can't rename its parameters.
DROP FUNCTION IF EXISTS release_guard_take;
DROP FUNCTION IF EXISTS release_guard_give_back;

-- p_capacity is null for a lock that the controller doesn't declare. p_arrival and p_credit, which is what the priority is
-- worth, are in microseconds; the controller must have renewed its lease within p_fresh seconds.
CREATE FUNCTION release_guard_take(
    p_id UUID, p_controller VARCHAR, p_job VARCHAR, p_build INTEGER, p_name VARCHAR, p_capacity INTEGER, p_mode VARCHAR,
    p_permits INTEGER, p_priority INTEGER, p_cooldown INTEGER, p_cancel_superseded BOOLEAN, p_reason VARCHAR,
    p_arrival BIGINT, p_credit BIGINT, p_requested_at TIMESTAMPTZ, p_granted_at TIMESTAMPTZ, p_fresh DOUBLE PRECISION)
RETURNS TABLE (given_rank BIGINT, given_arrival BIGINT, given_token BIGINT)
LANGUAGE plpgsql AS $$
BEGIN
    SELECT last_token + 1, GREATEST(last_arrival + 1, p_arrival) INTO given_token, given_arrival
    FROM release_lock l
    WHERE l.name = p_name AND l.closed_at IS NULL AND CASE
        WHEN p_capacity IS NULL THEN l.capacity >= p_permits AND l.declared_by IS DISTINCT FROM p_controller
        ELSE l.capacity = p_capacity AND l.declared_by = p_controller END
        AND EXISTS (SELECT 1 FROM lock_controller c
            WHERE c.id = p_controller AND c.renewed_at > CURRENT_TIMESTAMP - make_interval(secs => p_fresh))
    FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    -- In the order of the index, so that it is read one by one: that clears the entries that past requests leave there.
    PERFORM 1 FROM lock_request_name n WHERE n.lock_name = p_name
    ORDER BY n.lock_name, n.waiting, n.rank, n.arrival LIMIT 1;
    IF FOUND THEN
        RETURN;
    END IF;
    given_rank := given_arrival - p_credit;
    INSERT INTO lock_request (id, controller, job, build, names, mode, permits, enclosing, callers, priority,
        cooldown_seconds, cancel_superseded, reason, rank, arrival, requested_at, granted_at, token)
    VALUES (p_id, p_controller, p_job, p_build, p_name, p_mode, p_permits, '', '', p_priority, p_cooldown,
        p_cancel_superseded, p_reason, given_rank, given_arrival, p_requested_at, p_granted_at, given_token);
    INSERT INTO lock_request_name (request_id, lock_name, waiting, rank, arrival)
    VALUES (p_id, p_name, FALSE, given_rank, given_arrival);
    UPDATE release_lock SET last_token = given_token, last_arrival = given_arrival WHERE name = p_name;
    RETURN NEXT;
END $$;

CREATE FUNCTION release_guard_give_back(p_id UUID, p_at TIMESTAMPTZ) RETURNS SETOF lock_request
LANGUAGE plpgsql AS $$
DECLARE
    name_of_lock VARCHAR;
    gone         lock_request;
BEGIN
    -- The names of a request for several are none of a lock.
    SELECT name INTO name_of_lock FROM release_lock
    WHERE name = (SELECT names FROM lock_request WHERE id = p_id) FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM 1 FROM lock_request_name n WHERE n.lock_name = name_of_lock AND n.waiting
    ORDER BY n.lock_name, n.waiting, n.rank, n.arrival LIMIT 1;
    IF FOUND THEN
        RETURN;
    END IF;
    DELETE FROM lock_request r
    WHERE r.id = p_id AND r.granted_at IS NOT NULL AND r.cooldown_seconds = 0 AND r.cooling_until IS NULL
        AND r.enclosing = '' AND r.callers = ''
    RETURNING * INTO gone;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    DELETE FROM lock_request_name WHERE request_id = p_id;
    INSERT INTO lock_history (lock_name, kind, at, request_id, controller, job, build, mode, permits, purpose,
        requested_at, granted_at, token, by_user, reason, stops)
    VALUES (gone.names, 'RELEASED', p_at, gone.id, gone.controller, gone.job, gone.build, gone.mode, gone.permits,
        gone.reason, gone.requested_at, gone.granted_at, gone.token, '', '', FALSE);
    RETURN NEXT gone;
END $$;
