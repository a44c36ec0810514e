package io.jenkins.embedded;

/** Command line of the embedded controller. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(com.cloudbees.groovy.cps.Next.class + " " + org.kohsuke.stapler.Stapler.class);
    }
}
