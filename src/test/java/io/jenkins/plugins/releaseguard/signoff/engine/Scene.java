package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A gate and the world around it, as tests set it. Olivia started the build and owns the release. */
public final class Scene implements Circumstances {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Person OLIVIA = person("olivia");
    public static final Person ALICE = person("alice");
    public static final Person BOB = person("bob");
    public static final Person CAROL = person("carol");

    /** What is entered to report a blocker. */
    public static final String[] BLOCKER = {
        "title", "checkout hangs", "severity", "blocker", "steps", "press pay", "production", "no"
    };

    public Instant now = NOON;
    public Policies policies = Policies.DEFAULT;
    public Map<String, String> artifacts = Map.of("shop.jar", "a".repeat(64));
    public Runnable whileReadingArtifacts = () -> {};
    public Runnable whileLookingUp = () -> {};
    public final Set<String> gone = new HashSet<>();
    public final Set<String> powerless = new HashSet<>();
    public final Map<String, Set<String>> groups = new HashMap<>();

    public Gate gate;

    public Scene() {
        this("1.4.0", 12);
    }

    public Scene(String version, int build) {
        gate = new Rulebook(this).open(UUID.randomUUID(), opening(version, build), null);
    }

    public Opening opening(int build) {
        return opening("1.4.0", build);
    }

    public Opening opening(String version, int build) {
        return Opening.of(new Version(version), "here", new Build("shop", build))
                .people(OLIVIA, OLIVIA, List.of(person("author")))
                .content("c0ffee", artifacts, "**")
                .texts("", "", "deploy 1.3.9")
                .demands("", 2, "");
    }

    public static Person person(String id) {
        return new Person(id, id, id);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Policies policies() {
        return policies;
    }

    @Override
    public Map<String, String> artifacts() {
        whileReadingArtifacts.run();
        return artifacts;
    }

    @Override
    public Standing standing(Person person) {
        whileLookingUp.run();
        return rights(person);
    }

    private Standing rights(Person person) {
        return new Standing(
                person,
                !gone.contains(person.key()),
                powerless.contains(person.key()) ? Set.of() : EnumSet.allOf(Standing.Right.class),
                groups.getOrDefault(person.key(), Set.of()));
    }

    public Actor actor(Person person) {
        return new Actor(rights(person), "127.0.0.1", "browser", false);
    }

    public Deed deed(Person person, Act act, String... inputs) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            map.put(inputs[i], inputs[i + 1]);
        }
        String to = map.get("to");
        return new Deed(act, actor(person), map, to == null ? null : person(to));
    }

    /** Does it, and keeps the gate as it is then. */
    public Ruling act(Person person, Act act, String... inputs) {
        return rule(deed(person, act, inputs));
    }

    public Ruling rule(Deed deed) {
        Ruling ruling = new Rulebook(this).rule(gate, deed);
        gate = ruling.gate();
        return ruling;
    }

    /** Does it, which must be possible. */
    public Scene after(Person person, Act act, String... inputs) {
        Ruling ruling = act(person, act, inputs);
        if (ruling instanceof Ruling.Refused refused) {
            throw new AssertionError(refused.why());
        }
        return this;
    }

    /** What changed around the gate is noted in its log, as its build does while it waits. */
    public Scene noticed() {
        gate = new Rulebook(this).refresh(gate);
        return this;
    }

    /** Why it can't be done. */
    public String refusal(Person person, Act act, String... inputs) {
        return act(person, act, inputs) instanceof Ruling.Refused refused ? refused.why() : "done";
    }

    /** Alice and bob test it. */
    public Scene tested() {
        return after(ALICE, Act.CHECK_IN).after(BOB, Act.CHECK_IN);
    }

    /** Alice and bob test and sign it. */
    public Scene signed() {
        return tested().after(ALICE, Act.APPROVE).after(BOB, Act.APPROVE);
    }

    /** Build 13 of the job verifies it and has these checks to run. */
    public Scene verifying(String verification, String... checks) {
        Ruling ruling = new VerificationRules(now).begin(gate, verification, new Build("shop", 13), List.of(checks));
        gate = ruling.gate();
        return this;
    }

    /** The smoke tests ended. */
    public Scene verified(String verification, Check... checks) {
        gate = new VerificationRules(now).end(gate, verification, List.of(checks), "");
        return this;
    }

    public static Check passed(String name) {
        return new Check(name, Check.Result.PASSED, Duration.ofMillis(1200), "");
    }

    public static Check failed(String name) {
        return new Check(name, Check.Result.FAILED, Duration.ofMillis(300), "exit code 1");
    }

    public Scene blocker(Person tester) {
        return after(tester, Act.REPORT, BLOCKER);
    }

    public static Policy policy(Policy.Electorate people, Cadence cadence) {
        return new Policy("team", 2, people, cadence, false, true, Policy.FOLLOW_UP);
    }
}
