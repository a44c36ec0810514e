package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;

/** The gates in this controller's database. */
@Extension
public final class ControllerGates {

    private final Gates gates =
            new Gates(ControllerDatabase::get, ControllerHome::controllerId, new ControllerWorld(), GateNews::tell);

    public static Gates get() {
        return ExtensionList.lookupSingleton(ControllerGates.class).gates;
    }
}
