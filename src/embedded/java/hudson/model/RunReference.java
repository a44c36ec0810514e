package hudson.model;

import jenkins.model.Jenkins;

/** What is written of a build inside the file of another object: {@link Run#getExternalizableId}. */
final class RunReference {
    private final String id;

    RunReference(String id) {
        this.id = id;
    }

    private Object readResolve() {
        return resolve(id);
    }

    /** The build, or null if it is gone; fails for what is no id. */
    static Run<?, ?> resolve(String id) {
        int hash = id.lastIndexOf('#');
        if (hash <= 0) {
            throw new IllegalArgumentException("Invalid id");
        }
        int number;
        try {
            number = Integer.parseInt(id.substring(hash + 1));
        } catch (NumberFormatException x) {
            throw new IllegalArgumentException("Invalid id", x);
        }
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        Job<?, ?> job = jenkins == null ? null : jenkins.getItemByFullName(id.substring(0, hash), Job.class);
        return job == null ? null : job.getBuildByNumber(number);
    }
}
