package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;

/** The gates in this controller's database. */
@Extension
public final class ControllerGates {

    private final Gates gates = new Gates(ControllerDatabase::get);

    public static Gates get() {
        return ExtensionList.lookupSingleton(ControllerGates.class).gates;
    }
}
