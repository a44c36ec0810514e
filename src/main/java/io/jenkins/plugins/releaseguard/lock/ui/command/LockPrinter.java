package io.jenkins.plugins.releaseguard.lock.ui.command;

import io.jenkins.plugins.releaseguard.lock.ui.ClosureCell;
import io.jenkins.plugins.releaseguard.lock.ui.LockRow;
import io.jenkins.plugins.releaseguard.lock.ui.PartyCell;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Flavor;
import org.kohsuke.stapler.export.ModelBuilder;

/** Prints locks: for people as tables, for programs as the JSON that the remote API gives of each. */
final class LockPrinter {

    private static final int SHOWN_BUILDS = 3;

    private final PrintStream out;
    private final boolean json;

    LockPrinter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void list(List<LockRow> locks) {
        if (json) {
            out.println(locks.stream().map(LockPrinter::json).collect(Collectors.joining(",", "{\"locks\":[", "]}")));
            return;
        }
        TextTable table = new TextTable("LOCK", "STATE", "BUILDS", "FOR", "WAITING");
        for (LockRow lock : locks) {
            List<PartyCell> holders = lock.getHolders();
            table.add(
                    lock.getName(),
                    state(lock),
                    builds(lock),
                    holders.isEmpty() ? "" : holders.get(0).getDuration(),
                    Integer.toString(lock.getWaiting()));
        }
        print(table);
    }

    void show(LockRow lock) {
        if (json) {
            out.println(json(lock));
            return;
        }
        TextTable facts = new TextTable("Lock", lock.getName());
        facts.add("State", state(lock));
        if (!lock.getDescription().isEmpty()) {
            facts.add("Guards", lock.getDescription());
        }
        print(facts);
        TextTable builds = new TextTable("", "BUILD", "MODE", "SINCE", "FOR", "ID", "WHY");
        lock.getHolders().forEach(holder -> add(builds, holder, holder.getCoolingUntil() == null ? "has it" : "cools"));
        lock.getWaiters().forEach(waiter -> add(builds, waiter, "waits"));
        if (!lock.getHolders().isEmpty() || !lock.getWaiters().isEmpty()) {
            out.println();
            print(builds);
        }
        if (lock.getMoreWaiters() > 0) {
            out.println("and " + lock.getMoreWaiters() + " more wait");
        }
    }

    private static void add(TextTable table, PartyCell party, String state) {
        table.add(
                state,
                party.getBuild(),
                party.getShare().isEmpty() ? party.getMode() : party.getShare(),
                party.getSinceLocal(),
                party.getDuration(),
                party.getId(),
                party.isWaiting() ? party.getWhy() : party.getReason());
    }

    private void print(TextTable table) {
        table.lines().forEach(out::println);
    }

    private static String state(LockRow lock) {
        ClosureCell closed = lock.getClosed();
        return closed == null
                ? lock.getStateText()
                : lock.getStateText() + "; closed by " + closed.getUser() + ": " + closed.getReason();
    }

    private static String builds(LockRow lock) {
        String shown = lock.getHolders().stream()
                .limit(SHOWN_BUILDS)
                .map(PartyCell::getBuild)
                .collect(Collectors.joining(", "));
        int more = lock.getHeld() - SHOWN_BUILDS;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String json(LockRow lock) {
        StringWriter text = new StringWriter();
        try {
            new ModelBuilder().get(LockRow.class).writeTo(lock, Flavor.JSON.createDataWriter(lock, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
