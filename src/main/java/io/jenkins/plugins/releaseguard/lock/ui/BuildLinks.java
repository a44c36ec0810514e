package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.util.Map;

/**
 * Where the pages of builds are, on this controller and on others.
 *
 * @param roots root URLs of controllers by their ids
 */
record BuildLinks(Map<String, String> roots) {

    /**
     * A build with its page: below the root URL if it is of this controller, absolute if it is of another; without
     * one if the user may not read it here, it is gone, or the other controller's root URL isn't known.
     */
    BuildCell cell(Owner owner) {
        if (owner.controller().equals(ControllerHome.controllerId())) {
            return new BuildCell(owner.label(), Jobs.readableBuildUrl(owner.job(), owner.build()), null);
        }
        String root = roots.getOrDefault(owner.controller(), "");
        if (!root.startsWith("https://") && !root.startsWith("http://")) {
            return new BuildCell(owner.label(), null, null);
        }
        String base = root.endsWith("/") ? root : root + "/";
        return new BuildCell(owner.label(), owner.url(base), base);
    }
}
