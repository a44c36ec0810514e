package io.jenkins.plugins.releaseguard.signoff.engine;

/**
 * Who does something, and how they came in.
 *
 * @param standing the person and what they may do at this moment
 * @param address network address that the request came from; empty if unknown
 * @param login how they were logged in, such as {@code browser} or {@code API token}
 * @param script whether a token stands for the person, rather than the person being there
 */
public record Actor(Standing standing, String address, String login, boolean script) {

    public Person person() {
        return standing.person();
    }
}
