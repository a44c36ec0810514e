package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.Extension;
import hudson.model.AbstractItem;
import hudson.model.Action;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** The Quarantine page of a job or a folder, {@code job/shop/quarantine/}. */
public class ItemQuarantinePage extends QuarantinePages {
    private final AbstractItem item;

    ItemQuarantinePage(AbstractItem item) {
        this.item = item;
    }

    @Override
    String scope() {
        return item.getFullName();
    }

    @Override
    public String getRoot() {
        return item.getUrl() + "quarantine/";
    }

    /** Gives jobs and folders their page. */
    @Extension
    public static class Factory extends TransientActionFactory<AbstractItem> {
        @Override
        public Class<AbstractItem> type() {
            return AbstractItem.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return ItemQuarantinePage.class;
        }

        @Override
        public Collection<? extends Action> createFor(AbstractItem item) {
            return item instanceof Job || item instanceof ItemGroup ? List.of(new ItemQuarantinePage(item)) : List.of();
        }
    }
}
