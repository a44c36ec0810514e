-- A release that a build holds until it is signed.
create table release_gate (
    id uuid primary key,
    version varchar(100) not null,
    job varchar(1000) not null,
    build integer not null,
    -- null when no person started the build
    requester_key varchar(255),
    requester_id varchar(255),
    requester_name varchar(255),
    approvals integer not null,
    state varchar(20) not null,
    opened timestamp with time zone not null
);

create index release_gate_by_state on release_gate (state, opened);

-- One person's word on a release; the key makes one person one signature, whatever clicks at once.
create table release_signature (
    gate uuid not null references release_gate (id),
    position integer not null,
    person_key varchar(255) not null,
    person_id varchar(255) not null,
    person_name varchar(255) not null,
    decision varchar(20) not null,
    reason varchar(4000) not null,
    signed timestamp with time zone not null,
    primary key (gate, position),
    unique (gate, person_key)
);
